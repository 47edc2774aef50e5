import type { Sid } from './sid';
import { wellKnownSid } from './well-known-sids';

/**
 * Names of built-in principals on Windows in other languages than English, without their domain (A8). IUSR, IIS_IUSRS and
 * `IIS APPPOOL\…` have one name everywhere. General knowledge, not from a document: exports with SIDs are better.
 */
const NAMES: Readonly<Record<string, string>> = {
  'S-1-1-0':
    'Jeder|Tout le monde|Todos|Iedereen|Alla|Alle|Kaikki|Wszyscy|Mindenki|Все|Herkes|Όλοι|Усі|Всички|Toată lumea|כולם|الجميع',
  'S-1-3-0':
    'ERSTELLER-BESITZER|CREATEUR PROPRIETAIRE|PROPRIETAIRE CREATEUR|CREADOR PROPIETARIO|PROPRIETÁRIO CRIADOR|СОЗДАТЕЛЬ-ВЛАДЕЛЕЦ|TWÓRCA-WŁAŚCICIEL|SKAPARE ÄGARE|LUOJA-OMISTAJA|LÉTREHOZÓ TULAJDONOS|OLUŞTURAN SAHİP',
  'S-1-3-1': 'ERSTELLERGRUPPE|GROUPE CREATEUR|GRUPO CREADOR|GRUPO CRIADOR|ГРУППА-СОЗДАТЕЛЬ',
  'S-1-5-2': 'NETZWERK|RESEAU|RÉSEAU|RED|REDE|RETE|NETWERK|NÄTVERK|NETVÆRK|NETTVERK|VERKKO|SIEĆ|HÁLÓZAT|СЕТЬ|AĞ',
  'S-1-5-3': 'STAPELVERARBEITUNG|TACHE|LOTE|LOTES|ПАКЕТНЫЕ ФАЙЛЫ|PARTIJ',
  'S-1-5-4':
    'INTERAKTIV|INTERACTIF|INTERACTIVO|INTERATIVO|INTERATTIVO|INTERACTIEF|INTERAKTIIVINEN|ИНТЕРАКТИВНЫЕ|ETKİLEŞİMLİ|INTERAKTYWNE',
  'S-1-5-6': 'DIENST|SERVICIO|SERVIÇO|SERVIZIO|TJÄNST|TJENESTE|PALVELU|USŁUGA|SZOLGÁLTATÁS|СЛУЖБА|HİZMET',
  'S-1-5-7':
    'ANONYMOUS-ANMELDUNG|ANONYME ANMELDUNG|CONNEXION ANONYME|INICIO DE SESIÓN ANÓNIMO|LOGON ANÔNIMO|АНОНИМНЫЙ ВХОД|ANONYM INLOGGNING|LOGOWANIE ANONIMOWE',
  'S-1-5-11':
    'Authentifizierte Benutzer|Utilisateurs authentifiés|Usuarios autentificados|Usuarios autenticados|Usuários autenticados|Utilizadores autenticados|Geverifieerde gebruikers|Autentiserade användare|Godkendte brugere|Godkjente brukere|Todennetut käyttäjät|Użytkownicy uwierzytelnieni|Hitelesített felhasználók|Прошедшие проверку|Kimliği Doğrulanmış Kullanıcılar|Utenti autenticati',
  'S-1-5-18': 'Système|SISTEMA|СИСТЕМА|JÄRJESTELMÄ|SYSTEEM',
  'S-1-5-19':
    'LOKALER DIENST|SERVICE LOCAL|SERVICIO LOCAL|SERVIÇO LOCAL|SERVIZIO LOCALE|LOKALE SERVICE|LOKAL TJÄNST|LOKAL TJENESTE|USŁUGA LOKALNA|HELYI SZOLGÁLTATÁS|ЛОКАЛЬНАЯ СЛУЖБА|YEREL HİZMET',
  'S-1-5-20':
    'NETZWERKDIENST|SERVICE RÉSEAU|SERVICE RESEAU|SERVICIO DE RED|Servicio de red|SERVIÇO DE REDE|SERVIZIO DI RETE|NETWERKSERVICE|NÄTVERKSTJÄNST|NETVÆRKSTJENESTE|NETTVERKSTJENESTE|USŁUGA SIECIOWA|HÁLÓZATI SZOLGÁLTATÁS|СЕТЕВАЯ СЛУЖБА|AĞ HİZMETİ',
  'S-1-5-32-544':
    'Administratoren|Administrateurs|Administradores|Amministratori|Administratörer|Administratorer|Järjestelmänvalvojat|Administratorzy|Rendszergazdák|Администраторы|Yöneticiler',
  'S-1-5-32-545':
    'Benutzer|Utilisateurs|Usuarios|Usuários|Utilizadores|Utenti|Gebruikers|Användare|Brugere|Brukere|Käyttäjät|Użytkownicy|Felhasználók|Пользователи|Kullanıcılar|Uživatelé|Χρήστες',
  'S-1-5-32-546':
    'Gäste|Invités|Invitados|Convidados|Ospiti|Gasten|Gäster|Gæster|Gjester|Vieraat|Goście|Vendégek|Гости|Konuklar',
  'S-1-5-32-547': 'Hauptbenutzer|Utilisateurs avec pouvoir|Usuarios avanzados|Usuários avançados|Опытные пользователи',
  'S-1-5-32-551':
    'Sicherungs-Operatoren|Opérateurs de sauvegarde|Operadores de copia de seguridad|Operadores de cópia|Операторы архива',
  'S-1-5-32-559':
    'Leistungsprotokollbenutzer|Utilisateurs du journal de performances|Usuarios del registro de rendimiento|Пользователи журналов производительности',
};

/** The domains of these names in all languages; names of any other domain are accounts. */
const AUTHORITIES: ReadonlySet<string> = new Set(
  [
    'BUILTIN',
    'VORDEFINIERT',
    'NT AUTHORITY',
    'NT-AUTORITÄT',
    'AUTORITE NT',
    'AUTORITÉ NT',
    'AUTORIDADE NT',
    'AUTORIDAD NT',
    'ZARZĄDZANIE NT',
    'NT-HALLINTA',
    'NT INSTANS',
    'NT-INSTANS',
    'NT-MYNDIGHED',
    'NT-MYNDIGHET',
    'NT YETKİLİSİ',
  ].map(key),
);

const BY_NAME: ReadonlyMap<string, Sid> = new Map(
  Object.entries(NAMES).flatMap(([sid, names]) => names.split('|').map(name => [key(name), sid as Sid] as const)),
);

/**
 * The SID of a built-in name in the language of some Windows: `VORDEFINIERT\Benutzer`, `Jeder`. Names that all languages
 * share stand behind a domain that they do not: `VORDEFINIERT\IIS_IUSRS`, `NT-AUTORITÄT\SYSTEM`.
 */
export function localizedSid(name: string): Sid | undefined {
  const [, domain, account = name] = /^([^\\]*)\\(.+)$/s.exec(name.trim()) ?? [];
  if (domain === undefined) return BY_NAME.get(key(account));
  return isBuiltinDomain(domain) ? (BY_NAME.get(key(account)) ?? wellKnownSid(account)) : undefined;
}

/** Whether a text is the domain of built-in principals in some language. */
export function isBuiltinDomain(name: string): boolean {
  return AUTHORITIES.has(key(name));
}

/** Turkish has two letters i; folding them the same way on both sides makes names equal. */
function key(name: string): string {
  return name.replace(/İ/g, 'I').toUpperCase();
}
