import { booleanOf, booleanText } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { lacksModule } from '../identity/base/modules';
import { Trail } from '../identity/base/step';
import { IDENTITY_SECTION, impersonationSettings } from '../identity/code/identity-section';
import { workerProcess } from '../identity/process/pool';
import type { Part } from '../workspace/parts';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { type IisAnswer, placeRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { refusedBelow, toClassic } from './support/integrated';
import { removeSection, setInPart } from './support/section-edits';

const VALIDATION = 'system.webServer/validation';
const SWITCH = 'validateIntegratedModeConfiguration';

/** What IIS answers where it cannot decrypt the section. */
const UNREADABLE: IisAnswer = { status: '500.19', hresult: null };

export const impersonateIntegrated = placeRule({
  id: 'impersonate-integrated',
  severity: 'error',
  since: '0.1.0',
  onlyWellFormed: true,
  summary: 'ASP.NET impersonation, or an encrypted identity section, in an Integrated application pool.',
  why: 'IIS checks it in Integrated mode and answers every request of the application, static files included, with 500.24 until the check is switched off. It cannot read an encrypted section: 500.19.',
  iis: { status: '500.24', hresult: null },
  messages: {
    refused: ({ pool }: { pool: string }) =>
      `Impersonation does not apply in the Integrated pool "${pool}": every request fails with 500.24`,
    below: ({ child, pool }: { child: string; pool: string }) =>
      `The application ${child} inherits impersonation into the Integrated pool "${pool}": every request there fails with 500.24`,
    encrypted: ({ pool }: { pool: string }) =>
      `In the Integrated pool "${pool}" IIS reads <identity> itself and cannot decrypt it: every request fails with 500.19`,
    encryptedBelow: ({ child, pool }: { child: string; pool: string }) =>
      `The application ${child} inherits the encrypted <identity> into the Integrated pool "${pool}", where IIS cannot decrypt it: every request there fails with 500.19`,
    // Wording for a web.config of which nobody knows the pool.
    perhaps: (_: Record<string, never>) =>
      'Impersonation does not apply in an Integrated pool (the default): it would answer every request with 500.24',
  },
  check(context) {
    const { parts, placed, report } = context;
    for (const part of parts) {
      for (const element of part.elements(IDENTITY_SECTION)) {
        const impersonate = element.attribute('impersonate');
        const encrypted = element.attribute('configProtectionProvider');
        const isOn = booleanText(impersonate?.value) === true;
        const at = (encrypted ?? (isOn ? impersonate : undefined))?.valueSpan;
        if (!at) continue;
        const place = part.place();
        const { pipeline, pool } = workerProcess(place, new Trail());
        const isRefused =
          isChecked(place, encrypted !== undefined) && pipeline !== 'Classic' && (!placed || pipeline !== undefined);
        if (!isRefused) {
          const below = refusedBelow(context, place, element, encrypted ? UNREADABLE.status : '500.24');
          if (below && encrypted) report({ message: 'encryptedBelow', ...below, iis: UNREADABLE });
          else if (below) report({ message: 'below', ...below });
          continue;
        }
        const fixes = () => repairs(part, place, element);
        if (encrypted) {
          // Of a file alone nothing is told: whoever encrypts a section has a server.
          if (pool) report({ message: 'encrypted', data: { pool: pool.name }, at, iis: UNREADABLE, fixes });
        } else if (pool) report({ message: 'refused', data: { pool: pool.name }, at, fixes });
        else report({ message: 'perhaps', data: {}, at, severity: 'hint', iis: null, fixes });
      }
    }
  },
});

/** Whether the native check sees an impersonation at the place, or a section that it cannot read (R45). */
function isChecked(place: Place, isEncrypted: boolean): boolean {
  const settings = impersonationSettings(place, 'request');
  if (isEncrypted ? !settings.encrypted : settings.impersonate !== true) return false;
  const validation = attributeOf(place.section(VALIDATION), SWITCH);
  if (validation.kind === 'unknown' || booleanOf(validation) === false) return false;
  return !lacksModule(place, 'ConfigurationValidationModule');
}

function repairs(part: Part, place: Place, identity: XmlElement): readonly Fix[] {
  const fixes = [
    review(
      'Switch the check off (validateIntegratedModeConfiguration="false")',
      setInPart(part, VALIDATION, SWITCH, 'false'),
    ),
    review('Remove <identity>', inFile(part.file, removeSection(identity))),
  ];
  return [...fixes, ...toClassic(place)];
}
