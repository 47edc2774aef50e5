// Generated from server/schema by scripts/schema/generate.ts. Edit the JSON files, then run it again.
import type { SchemaDescriptions } from '../decode';

export const DESCRIPTIONS: SchemaDescriptions = {
  texts: `Deprecated list of IIS Manager administrators. Use system.webServer/management/authentication and authorization instead.
Administrators of one scope (deprecated).
Scope, such as a site or application, that the administrators below belong to.
One administrator (deprecated).
Name of the IIS Manager user, Windows user or Windows group.
Password of an IIS Manager user.
Kind of account.
User known to IIS Manager only.
Windows user.
Windows group.
Deprecated list of providers behind the administrators section. Use system.webServer/management instead.
Name of the provider that is used.
One provider; further attributes are passed to it (deprecated).
Unique name of the administrators provider.
.NET type of the administrators provider.
Name-value settings that application code reads, for .NET Framework applications. IIS itself does not use them.
Further file with appSettings, relative to this one. Its entries win over entries here, and changing it does not restart the application.
One setting. The same key at a lower level replaces the inherited value.
Name of the setting; case does not count.
Value as text; the application interprets it. Stored in plain text unless the section is encrypted.
Search result, produced at run time: the places where configuration is set, at and below a path. Read-only; never stored in a file.
One place with configuration.
Configuration path of the file found.
Path of the location tag inside that file; empty outside of location tags.
HRESULT of the search for this place; 0 is success.
One section found there.
Name of the section.
Providers that encrypt and decrypt configuration, whole .NET sections as well as single IIS attributes such as passwords.
Name of the provider for encryption that names none.
List of protection providers.
One provider; further attributes such as keyContainerName are settings of it.
Name that appears in encrypted values, as in [enc:Name:...:enc], and in configProtectionProvider.
.NET type of the provider. IIS files also name IIS classes such as Microsoft.ApplicationHost.AesProtectedConfigurationProvider.
Shared configuration (file redirection.config): applicationHost.config and its keys come from another folder or share.
True reads the server configuration from path, false from the local folder.
Folder or UNC path with the shared configuration files. Environment variables are expanded.
Account that reads the shared folder.
Password of userName for the shared folder. IIS tools store it encrypted.
True checks the share for changes at intervals, false relies on change notifications from the file server.
Interval of the checks; counts only with enableUncPolling.
Database connections of .NET Framework applications, by name.
One connection.
Connection string. With integrated security the Windows account that runs the code logs on to the database.
Name that the application asks for.
ADO.NET provider for the connection.
Feature modules installed for IIS Manager (file administration.config). They are not request-processing modules.
One IIS Manager module provider.
Unique name of the module provider; modules refers to it.
.NET type that implements the module provider.
Features that IIS Manager shows to users connected to a site or application (file administration.config). Not the modules of system.webServer.
One feature to show.
Name of an entry in moduleProviders.
Application pools of the server: for each one the account, .NET version, recycling and limits of its worker processes.
Defaults for all application pools. A value set on the pool itself wins, attribute by attribute, also inside child elements.
Accepted by the schema, but of no use: every pool needs a name of its own.
Requests that HTTP.sys keeps waiting for this pool. Further ones are refused with 503, or by a closed connection if failure@loadBalancerCapabilities is TcpLevel.
True starts the pool together with IIS and right after creation. False leaves it stopped, so requests get 503 until someone starts it.
True runs the worker processes as 32-bit programs, as 32-bit modules and database drivers need. A 64-bit native module then fails to load.
CLR to load: v4.0 for all .NET Framework 4.x, v2.0 for 2.0 to 3.5. Empty means no managed code, which is also right for ASP.NET Core.
DLL through which the worker process loads the CLR ahead of the first request. Rarely worth changing.
False makes IIS take no settings from web.config files for the applications of this pool; only server-level configuration counts.
Way in which ASP.NET takes part in request processing.
ASP.NET modules run inside the IIS pipeline and can see every request; \`impersonate="true"\` is answered with 500.24 unless validation is off.
ASP.NET runs as an ISAPI extension behind IIS, as in IIS 6. For old applications only.
.NET configuration file for the CLR of this pool, used in place of the framework's own Aspnet.config. Environment variables are expanded.
True lets WAS create the token of IUSR and hand it to anonymous authentication. With false there is no such token, and IUSR has no password to log on with.
Moment at which WAS starts worker processes for the pool.
A worker process starts with the first request.
A worker process starts with the pool, before any request; preloadEnabled and service auto-start need this.
Windows account and life cycle of the worker processes.
Kind of account the worker processes run as. Code of applications uses it for files and outgoing connections unless something impersonates.
NT AUTHORITY\\SYSTEM: full control of this machine, the machine account on the network. Avoid it.
NT AUTHORITY\\LOCAL SERVICE: few rights, anonymous on the network.
NT AUTHORITY\\NETWORK SERVICE: few rights, shared by services; the machine account on the network.
The account in userName and password.
The virtual account \`IIS APPPOOL\\<pool name>\`, one for each pool; the machine account on the network.
Account for identityType SpecificUser, such as DOMAIN\\user; ignored for every other identityType. Managed service accounts end in \`$\` and need no password.
Password of userName. Empty for a managed service account, whose name ends in \`$\`. IIS tools store it encrypted; in plain text it is readable in every copy of the file.
True loads the account's user profile: registry hive, key stores and its own TEMP folder. With false, TEMP is the Windows temp folder.
True builds the environment variables of the worker process from the user profile of its account.
Kind of logon used for the account, and so the right it needs.
Needs "Log on as a batch job", which IIS_IUSRS normally grants.
Needs "Log on as a service".
True stops IIS from adding IIS_IUSRS to the worker process token; the account must then be a member itself or hold the permissions directly.
Time without requests after which a worker process is ended or suspended, in whole minutes up to 30 days. 00:00:00 turns this off.
What happens when idleTimeout passes.
The process ends; the next request waits for a full start.
The process stays but is paged out, so it answers sooner than after a new start.
Upper limit of worker processes. More than 1 is a web garden, where in-process session state and caches are not shared; 0 means one per NUMA node.
Time a worker process has to finish its requests when it is recycled or stopped; after that it is killed.
Time a new worker process has to get ready. If it fails to, it is ended and counts as a failure for rapid-fail protection.
True lets WAS ping worker processes and replace those that do not answer. Turn it off while a debugger holds the process.
Time between two health pings to a worker process.
Time a worker process has to answer a ping before it is treated as hung and ended.
Process events that WAS writes to the event log.
A worker process ends because of idleTimeout.
Account that may delegate HTTP requests to this pool's queue. IIS Manager does not show the setting.
When worker processes are replaced by fresh ones, and which of these replacements are logged.
True ends the old worker process before the new one starts, for code that cannot run twice at a time; requests wait meanwhile. False overlaps both.
True keeps worker processes running when their pool's configuration changes; the change then waits for the next recycle.
Reasons for which a recycle is written to the event log. Recycling for a reason not listed leaves no event.
The time limit of periodicRestart.
The request limit.
A time of day in the schedule.
The virtual memory limit.
An ISAPI extension reported itself unhealthy.
The pool was recycled on request.
The configuration of the pool changed.
The private memory limit.
Limits at which a worker process is recycled. A value of 0 turns a limit off.
Virtual memory in KB after which a worker process is recycled; 0 means no limit. 64-bit processes reserve a lot of address space, so prefer privateMemory.
Private memory in KB after which a worker process is recycled; 0 means no limit.
Number of requests after which a worker process is recycled; 0 means no limit.
Age at which a worker process is recycled, in whole minutes. The stock 29 hours move the recycle to another time each day; 00:00:00 turns it off.
Fixed times of day at which the pool is recycled, besides the other limits.
One time of day for recycling.
Time of day in local server time, as hh:mm:ss in whole minutes, for example 03:00:00.
What happens when worker processes crash, hang or cannot start.
How requests are refused while the pool cannot take them.
The connection is closed, so load balancers that do not read HTTP notice it.
The client gets 503, for load balancers that read HTTP.
True leaves a failed worker process running for inspection instead of ending it; a new one takes over the requests.
Program started when a worker process is orphaned, for example a debugger that writes a dump. Needs orphanWorkerProcess.
Command line for orphanActionExe. %1% stands for the process ID of the orphaned process.
True stops the pool when worker processes fail too often in a short time. Requests then get 503 until the pool is started again.
Time span in which rapidFailProtectionMaxCrashes failures stop the pool, in whole minutes.
Number of failures within rapidFailProtectionInterval that stops the pool.
Program started when the pool is shut down after failures, for example to raise an alarm.
Command line for autoShutdownExe.
CPU limit of the pool, and the processors its worker processes may use.
Share of CPU time for the pool in thousandths of a percent: 50000 is 50 %. 0 sets no limit. What happens above it is set by action.
What happens when the pool uses more CPU time than limit allows.
Only an event is logged.
The worker processes are ended.
CPU use is held at the limit; resetInterval does not matter.
CPU use is held at the limit only while others need the CPU; resetInterval does not matter.
Time over which CPU use is measured before its counters start again, in whole minutes up to a day. 00:00:00 turns CPU monitoring off.
True binds the worker processes to the processors in smpProcessorAffinityMask and smpProcessorAffinityMask2.
Bit mask of the allowed processors 0 to 31: 1 is the first, 3 the first two. Counts only with smpAffinitized; do not set it to 0.
Bit mask of the allowed processors 32 to 63 on 64-bit Windows. Counts only with smpAffinitized.
Processor group for servers with more than one group of processors, counted from 0.
How the NUMA node for a worker process is chosen.
The node with the most free memory.
Windows decides.
How strictly threads stay on the cores of their NUMA node.
Other nodes may help out when the own one is busy.
Threads never leave the node.
Environment variables that the pool's worker processes get in addition to those of the system and the account.
One environment variable.
Name of the variable, unique within the list.
Value of the variable. It is stored in plain text, so it is a poor place for secrets.
Running worker processes of all pools, read at run time; not stored in the file.
One running worker process (w3wp.exe).
Windows process ID.
GUID of the worker process.
State of the worker process.
Is starting.
Takes requests.
Is stopping.
State could not be determined.
Pool the process belongs to.
.NET application domains loaded in the worker process.
One loaded application domain.
Identifier of the application domain.
Virtual path of its application.
Folder of its application.
ID of the site its application belongs to.
Idle status of the application domain, as a number. Supplied by a running server.
Run-time control element; its FlushTokenCache method empties the cache of logon tokens. Not stored in the file.
One application pool: a set of worker processes that applications are assigned to by name. What is not set here comes from applicationPoolDefaults.
Name of the pool, unique on the server regardless of case. Applications refer to it, and the virtual account \`IIS APPPOOL\\<name>\` derives from it, so renaming changes permissions.
Current state of the pool, read from WAS at run time; not stored in the file.
Is running.
Does not run.
SID of the pool's virtual account \`IIS APPPOOL\\<name>\`, computed at run time; not stored in the file.
Running worker processes of this pool, read at run time; not stored in the file.
Configuration history: the Application Host Helper Service keeps dated copies of applicationHost.config and its companions after each change.
False stops the copies; existing ones stay.
Folder for the copies, one CFGHISTORY subfolder per change.
Number of copies to keep; the oldest is removed when there are more.
Time between two checks for changes, in seconds from 10 up. Changes within one interval end up in one copy.
Old IIS 6 metabase properties that have no place in the IIS 7 configuration. The metabase compatibility feature maintains them; change them through the metabase APIs only.
One metabase key with its properties.
Metabase path of the key, such as LM/W3SVC/1.
One property of the metabase key.
Numeric identifier of the property, unique within the key.
Type of the stored data.
Unsigned 32-bit number.
Character string.
Arbitrary bytes.
String with environment variables that are not expanded.
List of strings.
Number telling who uses the property; 1 stands for the server.
Metabase flags of the property.
No flag.
Keys below inherit the value.
Inherited data is returned although the full path does not exist; needs Inherit.
The data is protected in storage and transport.
The data was read by reference.
The data is not kept in permanent storage.
The value was inherited.
A placeholder in the data is replaced by the path of the item.
The data is not replicated to other servers.
Secure properties are left out when all data is read.
The stored value, as text in the form that dataType asks for. Case counts.
Listener adapters: services that pass requests of a protocol to the Windows Process Activation Service (WAS), such as net.tcp for WCF.
One listener adapter. Its name is the protocol used in bindings and in enabledProtocols.
Unique name of the adapter, such as http or net.tcp.
Account or SID of the listener service; WAS accepts the adapter's connection only from it.
DLL of the protocol manager, as a full path or a name found by the usual search order.
Function in protocolManagerDll that starts the protocol manager. Case counts.
Server-wide HTTP log settings: one log per site or one for the whole server, and its format.
True writes text logs of all sites in UTF-8, false in the local code page.
Where log entries go.
Every site writes its own log by its logFile settings.
One binary file for the whole server, see centralBinaryLogFile.
One W3C text file for the whole server, see centralW3CLogFile.
Binary log for the whole server, used with centralLogFileMode CentralBinary. It is compact but needs a tool to read.
True writes the central binary log; counts only with centralLogFileMode CentralBinary.
Folder for the central binary log. HTTP.sys writes there as the system, on a share as the machine account.
How often a new central binary log file begins.
New file every hour.
New file every day.
New file every week.
New file every month.
New file only when truncateSize is reached.
Size in bytes (at least 1 MB) at which a new binary log file begins; counts only with period MaxSize.
True starts new binary log files by local time instead of UTC.
W3C text log for the whole server, used with centralLogFileMode CentralW3C.
True writes the central W3C log; counts only with centralLogFileMode CentralW3C.
Folder for the central W3C log. HTTP.sys writes there as the system, on a share as the machine account.
How often a new central W3C log file begins.
Size in bytes (at least 1 MB) at which a new W3C log file begins; counts only with period MaxSize.
True starts new W3C log files by local time instead of UTC. Times inside the file stay in UTC.
Fields written to the central W3C log.
Day of the request in UTC (field date)
Time of the request in UTC (field time)
Address of the client, or of the proxy in front (c-ip)
Authenticated user, a hyphen for anonymous (cs-username)
Site ID or name, see logSiteId where it exists (s-sitename)
Name of this server (s-computername)
Local address that took the request (s-ip)
HTTP verb (cs-method)
Requested path without query (cs-uri-stem)
Query string; may hold private data (cs-uri-query)
HTTP status code (sc-status)
Windows error code behind the status (sc-win32-status)
Bytes sent to the client (sc-bytes)
Bytes received from the client (cs-bytes)
Duration of the request in milliseconds (time-taken)
Local port (s-port)
Browser or client program (cs(User-Agent))
Cookies the client sent; may hold session secrets (cs(Cookie))
Page the client came from (cs(Referer))
HTTP version of the request (cs-version)
Host header (cs-host)
IIS substatus, such as 18 in 500.18 (sc-substatus)
Managed classes that applications can run before their first request, when WAS starts them automatically.
One auto-start provider.
Name that an application refers to in serviceAutoStartProvider.
.NET type of the provider with its assembly. The class prepares the application, for example by filling caches.
Sites of the server with their bindings, applications, virtual directories and logging, and the FTP settings of each site.
Defaults for all sites. A value set on the site itself wins, attribute by attribute, also inside child elements.
Accepted by the schema, but of no use: every site needs a name of its own.
Accepted by the schema, but of no use: every site needs an ID of its own.
True starts the site together with IIS. False leaves it stopped until someone starts it.
Default bindings at server level.
One default binding.
Protocol of the binding: http, https, ftp or one of a listener adapter such as net.tcp.
Address in the form the protocol asks for. For http, https and ftp it is IP:port:host, where * or nothing means all addresses and the host may be empty.
Sum of flags for https: 1 SNI, 2 central certificate store; in newer IIS 10 versions also 4 no HTTP/2, 8 no OCSP stapling, 16 no QUIC, 32 no TLS 1.3 over TCP, 64 no legacy TLS.
Bandwidth, connection and URL limits of the site.
Bandwidth of the site in bytes per second, at least 1024. 4294967295 means no limit.
Number of connections the site accepts at the same time. 4294967295 means no limit.
Time after which HTTP.sys closes an inactive connection to the site, also one that stops sending a request body or waits in the pool's queue.
Largest number of path segments, the parts between slashes, in a URL; 0 to 16383.
HTTP log of the site. HTTP.sys writes it, not the worker process.
Fields of the log. Counts only for the W3C format; the other text formats have fixed fields.
CLSID of the COM logging component, used with logFormat Custom.
Format of the log.
Fixed, comma-separated fields with local times.
Fixed NCSA common format with local times.
W3C extended format with selectable fields and UTC times.
A custom logging module writes the log.
Where entries of the W3C format go; both targets can be combined.
Text file.
Event Tracing for Windows, for tools that listen live.
Folder for the logs; each site gets a subfolder. HTTP.sys writes there as the system, on a share as the machine account.
How often a new log file begins.
Size in bytes (at least 1 MB) at which a new log file begins; counts only with period MaxSize.
True starts new log files by local time instead of UTC. Times inside W3C files stay in UTC.
False turns the log of the site off.
True writes the site ID into the s-sitename field, false the site name. The field must be among logExtFileFlags.
Number of entries after which the log buffer is written to disk. 0 waits for the 64 KB buffer to fill, which delays what you see in the file.
Longest log line in bytes, 2 to 65536.
Extra W3C fields taken from headers or server variables.
Bytes of data kept for any one custom field, 2 to 65536.
One extra log field.
Column name in the log; no spaces.
Name of the header or server variable that supplies the value.
Where the value comes from.
A header of the request.
A header of the response.
An IIS server variable.
Where failed-request traces of the site go. What counts as a failure is set in system.webServer/tracing/traceFailedRequests.
True writes traces for the site. Without rules in traceFailedRequests no trace is produced.
Folder for traces. The worker process account writes them and needs full control there.
Number of trace files to keep for the site, up to 10000; older ones are removed.
Largest size of one trace in KB. A longer trace is cut off and says so.
True allows traceFailedRequests rules to start their customActionExe program.
FTP settings of the site; they count for its ftp bindings only. The FTP service serves these, not an application pool.
True lets clients use UTF-8 in commands and file names.
True starts the FTP site together with the FTP service.
Connection limits and timeouts of the FTP site.
Seconds a new connection has to log on before it is closed.
Seconds without activity on the control channel after which the session is closed.
Seconds without activity on a data channel after which that channel is closed; the session stays.
False makes the FTP service take the port on all addresses of the server; true limits it to the addresses in the bindings.
Number of connections that may wait to be accepted.
Lowest transfer rate in bytes per second; a slower data channel is closed.
Number of FTP sessions the site accepts at the same time. 4294967295 means no limit.
True drops connections above maxConnections at once, without sending maxClientsMessage.
Without effect: the FTP service does not implement a bandwidth limit.
Authentication, encryption and command rules of the FTP site.
Checks that data connections come from the same client as the control connection.
True accepts PORT and EPRT only for the address of the client itself, which prevents FTP bounce attacks.
True accepts passive data connections (PASV, EPSV) only from the address of the client. Clients with changing outgoing addresses need false.
FTP commands that clients may or may not use.
Longest command line, parameters included; longer lines are not processed.
True allows all commands except the denied ones, false allows only the listed ones.
Rule for one FTP command.
Command the rule is for, such as DELE or SITE.
True allows the command, false refuses it.
FTP over TLS (FTPS) of the site. Without a certificate encryption is not available.
Thumbprint of the server certificate. Empty means no certificate and so no encryption.
Machine certificate store that holds the certificate; MY is the personal store.
True demands a cipher of at least 128 bits.
Whether commands, including the password, must be encrypted.
The client decides.
All commands must be encrypted.
Only USER and PASS must be encrypted.
Whether file transfers and listings must be encrypted.
Data must be encrypted.
Data is never encrypted.
Client certificates for FTP over TLS, and how they are checked.
Whether clients present a certificate.
None is requested.
Optional, but one that is sent must be valid.
Without a valid certificate no connection.
True lets TLS map certificates to domain accounts. The mapped account is used only if clientCertAuthentication is enabled as well.
Relaxations of the certificate check; none means the full check.
Revoked certificates are accepted.
Revocation is checked with cached data only.
The chain is built from cached data, without network access.
Certificates without the client authentication usage are accepted.
How long a downloaded revocation list counts as fresh.
How long to wait for revocation data from the network.
Ways to log on to the FTP site.
Logon with the user name anonymous, without an account of one's own.
True accepts anonymous FTP users. Access also needs an FTP authorization rule.
Windows account that anonymous FTP users act as.
Password of the anonymous account; IUSR needs none.
Domain of the anonymous account when its name has none; NT AUTHORITY fits IUSR.
Kind of Windows logon for the anonymous account.
Token of a local logon; the account needs the right to log on locally.
Token of a batch job; the account needs "Log on as a batch job".
Fast logon without stored credentials, so other servers see an anonymous user.
Network logon that keeps the credentials, so the account can reach other servers.
Logon with a Windows account and its password.
True accepts Windows user names and passwords. They travel in clear text unless the ssl element requires encryption.
Domain for user names given without one.
Kind of Windows logon for FTP users.
Logon with a client certificate in place of user name and password.
True uses the account mapped to the client certificate. Needs useActiveDirectoryMapping.
Logon through FTP authentication providers, for users who are not Windows accounts.
Authentication providers that the site asks.
One authentication provider, such as IisManagerAuth or AspNetAuth.
Name of the provider in system.ftpServer/providerDefinitions.
False skips this authentication provider.
Authorization by a provider instead of the FTP authorization rules.
The authorization provider of the site.
Name of the authorization provider in system.ftpServer/providerDefinitions.
True asks this provider; false keeps the built-in authorization.
Other FTP extensions of the site, such as home directory or logging providers.
Leftover of FTP 7.0 without effect; do not set it.
No identification.
Identification only.
Impersonation on this machine.
Impersonation on other machines too.
Extensions that the site loads.
One FTP extension.
Name of the extension in system.ftpServer/providerDefinitions.
False leaves this extension out.
Texts that FTP clients see.
Text sent when a client logs off.
Text sent after a successful logon.
Text sent as soon as a client connects, before logon.
Text sent when the site is full, see maxConnections.
True leaves out the standard "Microsoft FTP Service" banner.
True sends detailed errors to clients on the server itself; remote clients never get them.
True replaces variables such as %UserName% or %SiteName% in the messages.
How uploads and renames are treated.
True keeps the part that arrived when an upload breaks off, false deletes it.
True lets a rename overwrite an existing file.
True lets others read a file that is still being uploaded.
Address for passive connections when a firewall or NAT stands in front.
Public IPv4 address that the server names in answers to PASV. The ports are set in system.ftpServer/firewallSupport.
Whether and how FTP users are confined to a directory of their own.
Start directory and confinement of FTP users.
Start in the folder named after the user if it exists; no confinement.
Confined to the user's physical home folder; global virtual directories stay visible.
Confined to the home directory stored in the user's directory entry.
Confined to the user's home; global virtual directories are hidden.
Everyone starts in the root of the site.
A home directory provider decides.
Access to the directory service for mode ActiveDirectory, which reads each user's FTP home directory from there.
Account used to read user entries from the directory.
Password of adUserName. IIS tools store it encrypted.
How long home directory data from the directory is cached.
Form of FTP directory listings.
Options for listings.
Four-digit years.
Unix style instead of MS-DOS style.
Shows the free space.
Shows virtual directories, which are otherwise hidden.
Times in UTC instead of local time.
Longest wait for the timestamp of a virtual directory in a listing; after it, or always with 0, the current date is shown.
FTP log of the site.
Fields of the FTP log.
Day of the activity in UTC (field date)
Time of the activity in UTC (field time)
Address of the client (c-ip)
Logged-on user, a hyphen for anonymous (cs-username)
Service name and instance number of the site (s-sitename)
Local address of the connection (s-ip)
FTP command such as USER or RETR (cs-method)
Path as the client sent it (cs-uri-stem)
FTP reply code (sc-status)
Windows error code (sc-win32-status)
Duration of the command in milliseconds (time-taken)
Virtual host name, if one was given (cs-host)
Substatus of the FTP reply (sc-substatus)
Identifier of the FTP session, useful for following one client (x-session)
Complete path relative to the FTP root, also when the client sent a relative one (x-fullpath)
Extra diagnostic text, if any (x-debug)
Port of the client (c-port)
Physical path of the file.
Folder for the FTP logs; each site gets a subfolder.
How often a new FTP log file begins.
Size in bytes (at least 1 MB) at which a new FTP log file begins; counts only with period MaxSize.
True starts new FTP log files by local time instead of UTC. Times inside the file stay in UTC.
False turns the FTP log of the site off.
Kinds of FTP activity to log.
Commands that succeeded.
Commands that failed.
Low-level commands and data channel events such as PASV, PORT or DataChannelOpened.
Strict-Transport-Security header (HSTS) of the site, and redirection to https.
True adds the Strict-Transport-Security header to responses of https requests.
Seconds for which browsers insist on https, sent as max-age. 0 tells them to forget the site.
True extends HSTS to all subdomains. Every subdomain must then work over https.
True adds the preload directive, meant for domains submitted to the browsers' preload list. Leaving that list is slow.
True redirects http requests to https on the standard port 443; other ports in the URL are dropped.
Server-wide defaults for applications; applicationDefaults of a site and the application itself win.
Accepted by the schema, but of no use: every application needs a path of its own.
Application pool for applications that name none, for the whole server.
Protocols, separated by commas, for applications that name none. http covers https.
Server-wide defaults for virtual directories; defaults of a site or application and the virtual directory itself win.
Accepted by the schema, but of no use: every virtual directory needs a path of its own.
Folder that holds the content, local or a UNC path. Environment variables are expanded.
Account that opens web.config and static content here ("Connect as"). Empty means pass-through: content is opened as the user of the request, web.config as the worker process.
Password of the "Connect as" account. IIS tools store it encrypted; in plain text it is readable in every copy of the file.
Kind of logon for the "Connect as" account; it decides whether the account can reach other servers.
True reads web.config files in subfolders too, false only the one in the root of the virtual directory.
One web or FTP site. It needs an application with the path \`/\`; what is not set here comes from siteDefaults.
Name of the site, unique regardless of case. Paths of location tags begin with it, and appcmd refers to the site by it.
Unique number of the site. It names the log folder (W3SVC<id>) and appears in run-time data.
Current state of the site, read at run time; not stored in the file.
Addresses and protocols under which the site is reached.
One binding. Two started sites cannot use the same binding.
Whether HTTP.sys maps client certificates to directory accounts for this binding; run time only.
Thumbprint of the certificate that HTTP.sys holds for this binding; run time only.
Machine certificate store of that certificate; run time only.
Defaults for the applications of this site; a value on the application wins, these win over the server-wide applicationDefaults.
Accepted by the schema, but of no use: every application of the site needs a path of its own.
Application pool that runs the application, and so its Windows account. Without it the nearest applicationDefaults counts, not the pool of the parent application. If the pool does not exist, requests get 503.
Protocols that reach the application, separated by commas. http covers https; add net.tcp or others for WCF.
True starts the application with its pool, through serviceAutoStartProvider. The pool needs startMode AlwaysRunning.
Name of the provider in serviceAutoStartProviders to run; counts only with serviceAutoStartEnabled.
True makes IIS send the application an internal first request when its worker process starts. With startMode AlwaysRunning on the pool, that is before any user arrives.
Defaults for the virtual directories of this site; a value closer to the virtual directory wins.
Accepted by the schema, but of no use here: every virtual directory of the site needs a path of its own.
Current state of the FTP site; run time only.
Status code of the last start of the FTP site; run time only.
Open FTP sessions of the site, read at run time; not stored in the file.
One open FTP session.
Address of the client.
Unique identifier of the session.
Time at which the session began.
User of the session, <Anonymous> for an anonymous one.
Command being executed.
Command before it.
Time at which the last command began.
Bytes sent to the client during the session.
Bytes received from the client during the session.
Last FTP reply code.
One application of the site: a URL path, the pool that runs it, and its folders. A site needs one with the path \`/\`.
URL path of the application, such as / or /shop; unique within the site.
Defaults for the virtual directories of this application; they win over the defaults of the site and the server.
Accepted by the schema, but of no use: every virtual directory of the application needs a path of its own.
One virtual directory: it maps a path of the application to a folder. Each application needs one with the path \`/\`.
Path below the application, such as / or /images; unique within the application.
Limits for the whole web server: bandwidth, connections and the number of worker processes.
Bandwidth of all sites together in bytes per second, at least 1024. 4294967295 means no limit.
Server-wide time after which HTTP.sys closes an inactive connection. Sites have a setting of their own under limits.
Number of worker processes on the server above which no further ones are started on demand.
Memory commitment in percent of physical RAM, up to 10000. As use nears it, WAS shortens the idle timeout of worker processes step by step; 0 turns this off.
Time a client has to send all request headers before the connection is closed, against attacks that hold connections open.
Lowest average rate in bytes per second at which a client must take a response; slower connections are closed.
Number of sites up to which all are activated at service start. With more sites, each is activated by its first request.
Compilers that the .NET Framework uses for code at run time, such as ASP.NET pages.
List of language compilers.
One compiler. Entries here replace the built-in one of the same language, as the Roslyn package does.
Names of the language, separated by semicolons, such as c#;cs;csharp.
File name extensions of the language, separated by semicolons.
.NET type of the code provider, with its assembly.
Warning level for the compiler, as a number the compiler knows.
Further command-line options for the compiler.
One option for the code provider.
Name of the option, such as CompilerVersion.
Value of the option, such as v4.0.
ADO.NET configuration of the .NET Framework.
Registered ADO.NET providers. Code gets a factory by the invariant name.
One ADO.NET provider.
Name by which code and providerName refer to the provider, such as System.Data.SqlClient.
Display name of the provider.
Short text about the provider.
.NET type of the provider factory, with its assembly.
Tracing and debugging of .NET Framework code: sources, switches and the listeners that receive the output.
What a failed Debug.Assert does.
True shows a message box. On a server nobody sees it and the request may hang, so use false there.
File that assertion messages are written to.
Memory for custom performance counters.
Size in bytes of the shared memory for performance counters.
Listeners that sources and trace can refer to by name.
One shared listener; it receives output only where its name is listed under listeners.
Name by which listeners lists refer to it.
Extra data written with every message.
Only the message.
Stack of logical operations of the activity.
Date and time.
High-resolution timestamp.
ID of the process.
ID of the thread.
Call stack at the point of the trace call.
Text for the constructor of the listener, for file listeners the file name. The worker process account must be able to write there.
.NET type of the listener.
Filter that decides which messages the listener accepts.
Text for the constructor of the filter, such as a level or a source name.
.NET type of the filter, such as System.Diagnostics.EventTypeFilter.
Named trace sources and where their messages go.
One trace source.
Name of the source as used in code, such as System.Net.
Name of an entry in switches that sets the level of the source.
Level of the source set directly, such as Warning or Verbose.
.NET type of the switch, if not SourceSwitch.
Listeners of the source.
One listener of the source, complete or as the name of a shared one.
Levels for trace switches that code reads by name.
One switch.
Name of the switch.
Level or number for the switch.
Output of the Trace class.
True writes every message at once, so nothing is lost in a crash; it costs speed.
Number of spaces per indent level.
True lets one thread at a time write to any listener; false locks single listeners that are not thread safe.
Listeners of the Trace class.
One listener of the Trace class, complete or as the name of a shared one.
Caches of the FTP service.
Cache of successful FTP logons, so that repeated logons need no new check.
False checks every FTP logon anew.
Seconds a logon stays cached, 5 to 604800 (a week). An old password may go on working until then.
Port range for passive FTP data connections, to be opened in the firewall. Restart the FTP service after a change.
First port for passive data connections, 1025 to 65535. With 0 in both attributes Windows picks from its dynamic range, normally 49152 to 65535.
Last port for passive data connections. Must not be below lowDataChannelPort.
Server-wide FTP log settings: one log per site or one for all FTP sites.
Where FTP log entries go.
Every FTP site writes its own log.
One log for all FTP sites, see centralLogFile.
True writes the FTP logs of all sites in UTF-8, false in the local code page.
Log for all FTP sites, used with centralLogFileMode Central.
Fields of the central FTP log.
Folder for the central FTP log.
How often a new central FTP log file begins.
Size in bytes (at least 1 MB) at which a new central FTP log file begins; counts only with period MaxSize.
True starts new central FTP log files by local time instead of UTC. Times inside the file stay in UTC.
False turns the central FTP log off.
Kinds of activity in the central FTP log.
FTP extension providers known to the server. Sites enable them by name under authentication, customAuthorization or customFeatures.
Settings handed to providers when the FTP service loads them.
Settings for one provider.
Name of the provider, as given in its add entry.
One setting of the provider.
Name of the setting; the provider defines which ones it knows.
Value in plain text. Use either this or encryptedValue.
Value that IIS tools store encrypted, for passwords and the like. Use either this or value.
One FTP provider, managed (type) or native (clsid).
Name by which sites refer to the provider.
.NET type of a managed provider, with its assembly.
COM class ID of a native provider.
Server-wide protection of FTP logon against password guessing.
FTP logon restrictions: a client address with too many failed logons is blocked for a while.
True blocks addresses after repeated failed FTP logons.
Number of failed logons within entryExpiration that leads to the block.
Time span in which failed logons of an address are counted.
True only logs what would be blocked and blocks nothing.
FTP authorization rules: who may read or write. Without a matching allow rule a logged-on user gets no access; NTFS permissions apply as well.
One rule for users or roles.
Whether the rule grants or refuses the permissions.
Grants.
Refuses.
User names separated by commas. * stands for all users, ? for anonymous ones.
Roles or groups the rule is for, separated by commas.
Permissions the rule is about.
Download and list.
Upload, rename, delete and create.
FTP access by client address or domain name.
True allows rules with domainName, at the price of a slow DNS lookup for every client.
True lets in clients that no entry names, false only the allowed ones. With false, list 127.0.0.1 if local access is needed.
One rule for an address, an address range or a domain.
IPv4 address, or the network address of a range.
Mask that turns ipAddress into a range. 255.255.255.255 means this one address.
Domain name to match, also with * as a wildcard; works only with enableReverseDns.
True lets the client in, false keeps it out.
Filter rules for FTP requests: file extensions, path segments, character sequences and sizes.
False refuses paths with non-ASCII characters.
File name extensions that may or may not be transferred over FTP.
True allows extensions that are not listed, false only those allowed below.
Rule for one extension.
Extension with its dot, such as .exe.
True allows files with the extension, false refuses them.
Size limits for FTP requests.
Largest file transfer in bytes; 0 means no limit.
Longest path in a request in bytes, 32 to 32768.
Path segments that FTP clients neither see nor reach.
One hidden path segment.
Name of a file or folder, exactly one path segment, such as _vti_bin.
Character sequences that are refused anywhere in a path.
One refused sequence.
Characters to refuse, such as "..".
Settings of the FTP service as a whole.
How clients name a virtual FTP host when they log on.
True also accepts the virtual host in the user name like a domain, for example ftp.contoso.com\\user; otherwise only host|user works.
Modules that answer authentication demands of servers when .NET code sends requests. It has nothing to do with incoming requests.
Registers one authentication module.
Type of the module; it implements IAuthenticationModule.
Number of connections that .NET code may open to one server at a time. autoConfig of processModel lifts the default limit in ASP.NET.
Sets the limit for one server or for all.
Server as scheme and host, for example http://api.contoso.com, or * for all.
Maximum number of simultaneous connections to the server.
Proxy for requests that .NET code sends without choosing one itself.
False uses no proxy by default.
True authenticates to the proxy as the Windows account under which the code runs.
Addresses that are reached without the proxy.
Adds one address to the list.
Regular expression for addresses that bypass the proxy.
Replaces the built-in proxy class.
Type of the proxy; it implements IWebProxy.
The proxy server and how it is found.
Whether the proxy is found automatically (WPAD).
Not found automatically.
Found automatically.
As in the system settings if they are read, otherwise not found automatically.
Whether local addresses, that is host names without a dot, bypass the proxy.
Local addresses go through the proxy.
Local addresses bypass the proxy.
As in the system settings if they are read, otherwise local addresses use the proxy.
URL of the proxy server.
URL of the proxy configuration script (PAC).
Whether the system proxy settings (Internet options) of the process account are read.
They are not read.
They are read; values set here take precedence.
They are read only if nothing else is set in defaultProxy.
How SmtpClient sends mail when code does not set it.
Way a mail leaves the application.
Sent to the SMTP server in network.
Written to the folder in specifiedPickupDirectory, where a mail service fetches it.
Written to the pickup folder of the SMTP service of IIS, which must be installed; the account needs access to its configuration.
Default sender address.
The SMTP server and the credentials for it.
True authenticates as the Windows account under which the code runs; userName and password are ignored.
Name or address of the SMTP server.
Password for userName, in plain text unless the section is encrypted.
TCP port of the SMTP server.
User name for the SMTP server.
Folder for delivery by file.
Absolute path of the folder. The account that sends needs write access to it.
Caching of answers that .NET code receives through WebRequest.
Caching for requests that set no policy of their own.
Uses the cache as far as cache rules allow.
Always asks the server.
Only from the cache; a missing entry is an error.
From the cache if present, otherwise from the server.
From the cache if the server confirms that the entry is current.
Always from the server; the answer may be stored.
Always from the server; the answer is not stored.
True switches caching off for all requests, whatever code asks for.
True treats the cache as belonging to one user, so private answers may be stored; false treats it as shared.
Age up to which answers without expiry are used, as d.hh:mm:ss.
Caching of FTP requests that set no policy of their own.
Caching level for FTP.
Caching of HTTP requests that set no policy of their own.
Maximum age of a cached answer that is used.
Time past expiry during which a cached answer is still used.
Time a cached answer must remain valid to be used.
Caching level for HTTP.
Uses the cache as far as the rules of HTTP allow.
From this cache or one on the way; the server itself is not asked.
From the server or from another cache than the local one.
Basic options of the network classes of .NET for outgoing requests.
Limits and parsing of HttpWebRequest.
Kilobytes of an error answer that are kept for code to read. -1 sets no limit.
Maximum size of response headers in kilobytes. -1 sets no limit.
Maximum number of bytes that are uploaded after the server has answered 401. -1 sets no limit.
True accepts response headers that violate HTTP, which can enable attacks; false rejects them.
Use of IPv6 in the network classes.
True enables IPv6 for the network classes of .NET.
Performance counters of the network classes.
True updates the network performance counters.
Connections to servers, certificates and name resolution.
True demands that the certificate of a server matches its host name.
True checks whether the certificate of a server has been revoked.
Milliseconds a resolved name stays valid. -1 keeps it for good.
True spreads connections over all addresses of a host; false stays with the first that works.
True asks the server with Expect: 100-continue before it sends a request body.
True collects small packets before sending, which saves traffic and costs response time.
Use of completion ports by sockets.
True uses completion ports for accepting connections in every case.
True uses completion ports for connecting in every case.
Download of proxy configuration scripts (PAC).
Time the download of the script may take, as hh:mm:ss.
Assigns URL prefixes to the classes that handle them when .NET code calls WebRequest.Create.
Registers the handler of one prefix.
Beginning of the URL, for example ftp; the longest match counts.
Type that creates the request; it implements IWebRequestCreate.
Defaults for transactions of System.Transactions.
Server whose transaction manager (MSDTC) coordinates distributed transactions; empty means the local one.
Time after which a transaction without a time-out of its own is rolled back, as hh:mm:ss. maxTimeout limits it.
Upper limits for transactions of the whole machine, in machine.config.
Longest time-out a transaction can have, as hh:mm:ss. Larger values set in code are cut to it.
Gives visitors who are not logged on a generated identifier, so that profile data can be kept for them. The identifier is no logon: the request stays anonymous.
Where the anonymous identifier is kept: in a cookie or in the URL.
Always in the URL, never in a cookie.
Always in a cookie, whatever the browser supports.
A probe finds out whether the browser accepts cookies; the URL is used if it does not.
The browser definition decides whether a cookie or the URL is used; there is no probe.
Name of the cookie that carries the anonymous identifier.
Path of the identifier cookie. Browsers compare paths case-sensitively, so anything but / can lose the cookie.
How the identifier is protected against reading and tampering in the cookie or URL. The keys come from machineKey.
The identifier is sent in clear text and is not signed.
A signature reveals tampering; the content stays readable.
The content is encrypted but not signed.
The content is encrypted and signed.
True marks the identifier cookie as secure, so browsers send it over HTTPS only.
True renews the cookie while the visitor keeps coming back; false lets it end at a fixed time after it was issued.
Lifetime of the identifier cookie in minutes.
Domain attribute of the identifier cookie, to share it between hosts of one domain. Empty limits the cookie to the host that set it.
True assigns every unauthenticated visitor an identifier that Request.AnonymousID returns; false assigns none.
Selects how ASP.NET determines the user of a request. It takes effect at application level and does not replace the authentication methods of IIS.
Source of the user that ASP.NET attaches to a request. It comes on top of the authentication methods of IIS.
ASP.NET authenticates nobody; own code or IIS may still do so.
The Windows user that IIS authenticated becomes the user of the request.
Microsoft Passport, a service that no longer exists.
A ticket in a cookie or URL, issued by a logon page, identifies the user. Such a user has no Windows token.
Named by the IIS schema only; ASP.NET itself has no such mode.
Ticket-based logon. It works only with mode Forms; unauthenticated users are sent to the logon page.
Where the authentication ticket is kept: in a cookie or in the URL.
Always in the URL, where it can leak through logs, referrers and copied links.
Page the user is sent to after logging on when the request names no return URL.
Domain attribute of the ticket cookie, to share a logon between hosts of one domain. Empty limits it to the host that set it.
True lets the logon page redirect to a URL of another application, carrying the ticket in the query string where cookies do not reach.
Logon page to which requests without a valid ticket are redirected.
Name of the ticket cookie. Applications that share a logon need the same name and the same machineKey; separate ones on a host need different names.
Path of the ticket cookie. Browsers compare paths case-sensitively, so anything but / can cause repeated logons.
How the ticket is protected. The keys come from machineKey.
The ticket is encrypted and signed.
The ticket is neither encrypted nor signed and can be forged.
The ticket is encrypted but not signed.
The ticket is signed but readable.
True marks the ticket cookie as secure and makes ASP.NET refuse to issue it on a plain HTTP connection, also where TLS ends at a proxy.
True renews a ticket that is used after half of its lifetime; false lets it end at a fixed time after logon.
Lifetime of the ticket in minutes. With sliding expiration a user may be logged out earlier, since renewal starts at half the time.
Framework20 stores the expiry of tickets in local time, Framework40 in UTC. All servers that share tickets need the same value.
User names and passwords written in the file itself, for FormsAuthentication.Authenticate. The method is obsolete.
Form in which the passwords below are written.
Plain text, readable by anyone who can read the file.
Unsalted SHA-1 hash.
Unsalted MD5 hash.
One user that can log on with the listed password.
Logon name of the user.
Password of the user, as plain text or hash according to passwordFormat.
Settings of the discontinued Passport authentication.
Page for visitors who have not signed in with Passport; internal stands for the built-in one.
Allows or denies users access to URLs of the application. Rules of the deepest web.config come first and the first match decides; without a match the rules further out apply.
Grants access to the named users, roles and verbs.
Refuses access to the named users, roles and verbs; ASP.NET answers 401 or sends the user to the logon page.
Comma-separated roles or Windows groups the rule applies to.
Comma-separated user names. * means everyone, ? means users who are not authenticated.
Comma-separated HTTP verbs the rule is limited to. Empty means all verbs.
Controls how ASP.NET derives the capabilities of a browser from its User-Agent. Since .NET 2.0 the definitions themselves live in .browser files.
Number of leading User-Agent characters that serve as key of the capability cache. Longer values tell similar browsers apart but cost memory.
Selects the class that holds the detected capabilities.
Type that Request.Browser returns; it derives from HttpCapabilitiesBase.
Memory behavior of the ASP.NET cache of an application.
True keeps items in the cache after they have expired.
True keeps ASP.NET from removing items when memory runs low.
Share of physical memory in percent above which the cache drops items. 0 lets ASP.NET choose.
Private bytes of the process above which the cache drops items. 0 lets ASP.NET choose.
Time between two checks of the memory use of the process, as hh:mm:ss.
Switches for the ASP.NET output cache, which keeps rendered pages and controls.
False ignores caching settings of user controls, so that parts of pages are never cached.
True lets HTTP.sys cache responses that vary by all parameters, also when the URL has a query string.
False switches output caching of pages off, whatever pages and profiles ask for.
True leaves out the Vary: * header, so that browsers may keep responses that vary by parameters.
True sends Cache-Control: private unless code sets something else. It counts only if httpRuntime has the setting on as well.
Named output cache settings that pages select with CacheProfile.
The available profiles.
Defines one profile.
Seconds a response stays in the cache.
False switches caching off for all pages that use the profile.
Where responses may be cached.
On the server, in proxies and in the browser.
In the browser only.
In proxies and the browser, not on the server.
On the server only.
Nowhere.
On the server and in the browser, not in proxies.
Name that pages use in CacheProfile.
True sends Cache-Control: no-store, so that nothing along the way keeps a copy.
Database:table pairs, separated by semicolons, whose changes drop the entry; CommandNotification uses query notifications.
Semicolon-separated content encodings for which separate copies are kept.
Semicolon-separated control properties by whose values copies are kept apart.
Own criterion: browser, or a text that GetVaryByCustomString in Global.asax interprets.
Semicolon-separated request headers by whose values copies are kept apart.
Semicolon-separated query or form parameters by whose values copies are kept apart; * means all, none means none.
Databases that ASP.NET polls for changed tables in order to drop dependent cache entries.
True polls the databases.
Milliseconds between two polls, for databases that set none.
The databases that are polled.
Names one database to poll.
Name of the entry in connectionStrings.
Name by which pages and code refer to the database.
Milliseconds between two polls of this database, at least 500.
Short names for User-Agent strings, used by the ClientTarget setting of a page to force output for a certain kind of browser.
Defines one alias for a User-Agent.
Name that pages give in ClientTarget, for example uplevel.
User-Agent string the alias stands for.
How ASP.NET compiles pages, handlers and App_Code at run time, and which assemblies they refer to.
Type with IAssemblyPostProcessor that gets every assembly ASP.NET has compiled, for example to instrument it.
True compiles the pages of a folder together on the first request; false compiles each page when it is requested.
Time limit for batch compilation, in seconds.
True compiles without optimizations and with symbols, compiles page by page and switches executionTimeout off. Not meant for production.
Language of code in pages that name none, for example c# or vb.
True lets Windows record what the application reads from disk while it starts and load it ahead the next time.
Sets Option Explicit for Visual Basic code: true demands that variables are declared.
Maximum total size of the generated source files of one batch, in kilobytes.
Maximum number of pages that are compiled into one batch.
Number of recompilations after which the application domain restarts, because loaded assemblies cannot be unloaded one by one.
Sets Option Strict for Visual Basic code: true forbids implicit narrowing conversions and late binding.
Folder for generated source and compiled assemblies, in place of Temporary ASP.NET Files of the framework. The application pool identity needs write access.
True puts URLs into the line information of generated code; false puts physical paths there.
All records which methods are used at startup and compiles them in the background next time; None does not.
True keeps compiled pages when Bin, App_Code or Global.asax change, which starts faster but can leave pages built against old signatures.
Version of the .NET Framework whose compiler and reference assemblies pages are compiled for, for example 4.8.
Assemblies that compiled pages and code refer to.
Adds one assembly reference.
Assembly name, full if it is in the global assembly cache. * stands for every assembly in Bin.
Assigns the component that turns files of an extension into code, for example .aspx or .wsdl.
Assigns a build provider to one extension.
File name extension including the dot.
Type of the build provider; it derives from BuildProvider.
Subfolders of App_Code that are compiled into assemblies of their own, in this order. That allows several languages.
Makes one subfolder of App_Code a separate assembly.
Name of the subfolder directly below App_Code.
Handlers for expressions such as <%$ ConnectionStrings:Main %> in page markup.
Registers the builder of one expression prefix.
Word before the colon that selects the builder, for example Resources.
Type of the builder; it derives from ExpressionBuilder.
Build providers that work on whole folders instead of single files.
Registers a build provider for folders.
Name of the registration.
Type of the folder-level build provider.
What ASP.NET shows when managed code fails. Errors raised by IIS itself are the business of system.webServer/httpErrors.
True answers with the original error, without details, when the custom error page itself fails; false with a message that the page failed.
URL of the page for errors that have no entry of their own. Without it a generic error page is shown.
Who sees custom error pages instead of error details. retail in deployment overrules it.
Remote clients get custom pages, requests from the server itself get details.
Everyone gets custom pages.
Everyone gets details with stack trace, also remote clients.
ResponseRedirect sends the browser to the error page; ResponseRewrite runs the page within the same request and keeps the URL.
Custom page for one HTTP status code.
URL of the page that is shown.
HTTP status code the entry applies to.
Machine-wide switch for production servers, in machine.config.
True turns off debug compilation, trace output and detailed error pages for all applications of the machine, whatever their web.config says.
Named tests for device capabilities, used by ASP.NET mobile controls.
Defines one test.
Value the capability named in compare must have.
Capability that is compared, for example preferredRenderingType.
Class with the method that performs the test, for filters that call code.
Static method of the class in type that performs the test.
Name under which pages use the filter; upper and lower case differ.
Assemblies of the application that run with full trust although the application is partially trusted.
Names one assembly that gets full trust.
Simple name of the assembly, without version and key.
Version of the assembly.
Full public key of the assembly in hexadecimal, not the short token.
Culture and encodings of requests, responses and source files of an ASP.NET application.
Culture for formats and sorting, for example de-DE. auto takes it from the Accept-Language header; auto:en-US adds a fallback.
True replaces characters the response encoding lacks by similar ones; false sends a substitute such as a question mark.
Meant to take the culture from the Accept-Language header. In current versions the value auto of culture and uiCulture does that.
Encoding for reading .aspx, .asmx and .asax files that have no byte order mark.
Encoding for reading form and query data when the request states no charset.
Type of the factory that supplies localized resources, instead of the built-in .resx lookup.
Encoding of response bodies.
Encoding of response header values.
Culture that selects localized resources, for example fr. auto takes it from the Accept-Language header.
Reports events of ASP.NET applications, such as errors and failed logons, to providers like the event log, SQL Server or mail.
True raises health events; false switches the whole reporting off.
Seconds between heartbeat events of each application domain. 0 sends none.
Named sets of rules by which providers collect events before they deliver them.
Defines one buffer mode that a provider refers to by name.
Maximum number of events held at once. It may not be smaller than maxFlushSize.
Maximum number of threads that deliver events at the same time.
Maximum number of events delivered in one go.
Name that a provider gives in its bufferMode setting.
Time between regular deliveries as hh:mm:ss; Infinite leaves delivery to the urgent threshold.
Minimum time between urgent deliveries as hh:mm:ss.
Number of buffered events that triggers an urgent delivery.
Gives names to event types, which rules then refer to.
Names one type of event, optionally limited to a range of event codes.
Highest event code that matches.
Name that rules use in eventName.
Lowest event code that matches.
Event class; events of derived classes match too.
Named throttling settings that rules share.
Defines one throttling profile.
Type with IWebEventCustomEvaluator that decides whether an event is reported.
Maximum number of events of one kind that are reported; Infinite sets no limit.
Number of occurrences after which reporting of an event begins.
Minimum time between two reports of the same event as hh:mm:ss.
Name that rules use in profile.
Targets that take events, each with its own settings as further attributes.
Registers one event provider.
Name that rules use in provider.
Type of the provider; it derives from WebEventProvider.
Connects events with providers. Events no rule names go nowhere.
Sends one kind of event to a provider.
Type with IWebEventCustomEvaluator that decides whether this rule reports an event.
Name of the entry in eventMappings that says which events are meant.
Maximum number of events this rule reports; Infinite sets no limit.
Number of occurrences after which this rule begins to report an event.
Minimum time between two reports of this rule as hh:mm:ss.
Name of the rule, unique within the collection.
Name of the throttling profile. Attributes of the rule itself override those of the profile.
Name of the provider that gets the events.
Lifetime of the application domain and handling of assemblies in Bin.
Minutes without requests after which the application domain is unloaded. Infinite keeps it; the idle time-out of the application pool is separate.
True runs assemblies from a copy so that files in Bin stay replaceable; false loads them in place and locks them.
Seconds an application domain may take to shut down before ASP.NET forces it.
Defaults for cookies that ASP.NET code creates.
Domain attribute given to cookies for which code sets none.
True marks cookies HttpOnly, so that client script cannot read them.
True marks cookies as secure, so that browsers send them over HTTPS only.
Maps paths and verbs to ASP.NET handlers in Classic mode. In Integrated mode system.webServer/handlers counts, and entries of an application lead to error 500.23 while validation is on.
Maps one combination of verbs and path to a handler. Entries of deeper levels are tried first.
Path or wildcard such as *.axd. In Classic mode the request must already reach ASP.NET through a script map.
Type of the handler or handler factory.
False loads the type at the first matching request only, so that a missing type does not stop the application.
Comma-separated HTTP verbs, or * for all.
ASP.NET modules of Classic mode. In Integrated mode system.webServer/modules counts, and entries of an application lead to error 500.22 while validation is on.
Loads one module into every application instance.
Name of the module, used for remove and for event handlers in Global.asax.
Type of the module; it implements IHttpModule.
Limits and behavior of the ASP.NET runtime: request size, time-outs, validation, threads.
True runs pages in single-threaded COM apartments, which classic ASP components may need.
Number of requests the application queues for lack of threads; further requests get 503.
Seconds after startup during which file changes do not restart the application while its first request is still running.
False answers every request with 404 until the setting changes.
True encodes line breaks in response headers, which prevents injected headers.
True lets HTTP.sys cache pages of the ASP.NET output cache in kernel mode where possible.
True sends the X-AspNet-Version header with every response.
Seconds after which ASP.NET aborts a running request. It has no effect while compilation has debug set to true.
Maximum size of a request in kilobytes. The byte limit maxAllowedContentLength of IIS applies as well; the smaller one wins.
Longest time in seconds that a restart waits for further file changes. 0 turns the waiting off.
Number of thread-pool threads that must be free before a request runs; otherwise it is queued. autoConfig of processModel replaces the value.
Like minFreeThreads, for requests from the server itself. It may not be larger than minFreeThreads.
Size in kilobytes above which an uploaded body is buffered on disk. It may not be larger than maxRequestLength.
True demands an absolute path when code saves an uploaded file with SaveAs.
True sends Cache-Control: private unless code sets something else. It counts only if outputCache has the setting on as well.
Seconds that running requests get to finish when the application shuts down.
True sends absolute URLs in redirects; false sends them as code gave them.
Seconds without a further file change after which a restart begins, so that copying many files causes one restart. 0 turns the waiting off.
Maximum length of the path of a URL in characters. Limits of HTTP.sys and request filtering apply before it.
Maximum length of the query string in characters. The limit maxQueryString of request filtering applies as well.
True accepts URLs that are no valid Windows file paths, for example with reserved device names.
Comma-separated characters that ASP.NET refuses in the path of a URL. Without the attribute these are <,>,*,%,&,:,\\,?.
2.0 validates input of pages only, 4.0 every request before it begins, 4.5 each value when code reads it.
Type that checks request input; it derives from RequestValidator.
Type that does the HTML, URL and attribute encoding; it derives from HttpEncoder.
Which request bodies are read asynchronously before the request starts to run.
No body is read ahead.
URL-encoded forms.
Multipart forms, that is file uploads.
Bodies that are no form.
URL-encoded and multipart forms.
Every body.
Windows account that ASP.NET code runs as during a request, if not that of the worker process. In Integrated mode impersonation leads to error 500.24 while validation is on.
True runs request code as the user of the request, or as userName if given; with false it normally runs as the worker process account. In Integrated mode true is answered with 500.24 while validation is on; ASP.NET Core ignores it.
Password of userName, in plain text or as a reference to an encrypted registry value (\`registry:HKLM\\...\`).
Fixed account that request code runs as when impersonate is true. Empty means the user of the request, such as IUSR for anonymous requests. \`registry:\` and a key keep it out of the file.
Keys and algorithms that protect forms tickets, view state, role cookies and similar data. Servers of a farm need the same keys.
Encryption algorithm: Auto chooses by key length, otherwise AES, 3DES, DES or alg:name.
Encryption key as hexadecimal text, or AutoGenerate for a key made on this server. IsolateApps gives each application its own key.
Algorithm that signs data, so that tampering is noticed.
Outdated.
HMAC based on SHA-1.
Triple DES, which also encrypts view state.
AES, which also encrypts view state.
HMAC based on SHA-256.
HMAC based on SHA-384.
HMAC based on SHA-512.
Signing key as hexadecimal text, or AutoGenerate for a key made on this server. IsolateApps gives each application its own key.
Name that keeps protected data of applications apart when dataProtectorType is used.
Own type derived from DataProtector that replaces the built-in encryption and signing.
Format of protected data. Applications that exchange tickets need the same value.
Oldest format.
Adds fixes of .NET 2.0 SP2.
Cryptography revised in .NET 4.5, with separate keys for each purpose.
User accounts in a store such as SQL Server, for applications that validate passwords themselves.
Name of the provider that is used when code names none.
Hash algorithm for stored passwords. Empty takes the one of machineKey.
Minutes since the last activity during which a user counts as online.
Stores for user accounts, each with its own settings as further attributes.
Registers one membership provider.
Name of the provider.
Type of the provider; it derives from MembershipProvider.
Adapters of the ASP.NET mobile controls for families of devices. The controls are obsolete.
True accepts unknown attributes on mobile controls as custom attributes; false makes them an error.
Type of the dictionary that carries data for devices without cookies.
Number of view states kept per session, so that a user can go back that many pages.
Adapter set for one family of devices.
Name of the adapter set this one builds on.
Name of the adapter set.
Type that adapts the mobile page.
Class with the method that decides whether the set fits a device.
Static method that gets the capabilities and returns whether the set fits.
Adapter for one mobile control.
Type of the adapter.
Type of the control that is adapted.
Defaults for ASP.NET pages and user controls. Most can be overridden by the @Page or @Control directive.
Seconds that asynchronous work of a page may take in total.
True connects methods such as Page_Load with page events by name.
True sends the response only when the page is complete.
Whether pages are compiled or interpreted.
Compiles only where code makes it necessary.
Never compiles; pages with code raise an error.
Always compiles.
True accepts postback events only with values that the page itself rendered.
Access of pages to session state.
No access.
Reading only, without the exclusive lock that makes requests of a session wait for each other.
Reading and writing; requests of a session run one after the other.
True keeps control state between postbacks in a hidden field.
True signs view state against tampering. Current versions of ASP.NET sign it even if false is set.
True scrolls to the previous position after a postback.
Master page for pages that name none.
Maximum length of one view state field; longer state is split over several fields. -1 sets no limit.
Base class of pages that have no code-behind class.
Type that checks or changes pages while they are parsed; it derives from PageParserFilter.
True updates pages without flicker in Internet Explorer. Obsolete.
Theme applied before the settings of controls, which therefore override it.
Theme applied after the settings of controls, which it therefore overrides.
Base class of user controls that have no code-behind class.
True rejects form, query and cookie values that look like markup or script.
When view state is encrypted.
If a control asks for it.
Always.
Never, even if a control asks for it.
True puts all hidden system fields at the start of the form, so that they are complete even if a user posts early.
Version of ASP.NET whose markup controls produce, such as 3.5, 4.0 or 4.5.
How id attributes of controls are formed: AutoID, Static, Predictable or Inherit.
Tag prefixes for controls, available in all pages.
Connects a prefix with the controls of an assembly or with one user control.
Assembly that contains the controls.
Namespace of the controls in the assembly.
Path of the user control file (.ascx), together with tagName.
Tag of the user control named in src.
Prefix before the colon in tags, for example asp.
Namespaces that are imported into all pages.
True imports Microsoft.VisualBasic into pages in Visual Basic.
Imports one namespace.
Full name of the namespace.
Replaces control types by others when pages are compiled.
Replaces one control type.
Type that is used instead; it derives from tagType.
Type that pages name.
Assemblies with a conditional AllowPartiallyTrustedCallers attribute that partially trusted code of the application may call.
Opens one assembly to partially trusted callers.
Thread pool and process settings of ASP.NET in machine.config. Since IIS 6 the application pool replaces most of them, among them the account.
True lets ASP.NET choose thread and connection limits by the number of processors, in place of the values set here and in httpRuntime.
Time a request waits in the queue before ASP.NET checks whether the client is still connected, as hh:mm:ss.
Authentication level of DCOM calls of the ASP.NET process of IIS 5.
No authentication.
At the start of each call.
When the connection is made.
As DCOM negotiates it.
Checks that every packet comes from the expected client.
Also checks that packets were not changed.
Also encrypts packets.
How far COM servers may act as the ASP.NET process of IIS 5.
The server does not learn who calls.
The server may act as the caller, also on other machines.
The server learns the identity but may not act as the caller.
The server may act as the caller on its own machine.
Bit mask of the processors on which ASP.NET processes of IIS 5 may run, together with webGarden.
True runs ASP.NET outside the IIS 5 process, in a worker process of its own.
Time without requests after which the ASP.NET process of IIS 5 ends.
Process events of IIS 5 that are written to the event log.
No events.
All process events.
Unexpected shutdowns, memory limits and deadlocks only.
Maximum number of application domains in one process. Beyond it ASP.NET unloads domains.
Maximum number of I/O threads per processor. autoConfig replaces the value.
Maximum number of worker threads per processor. autoConfig replaces the value.
Share of physical memory in percent above which the ASP.NET process of IIS 5 is replaced.
Minimum number of I/O threads per processor, kept ready for load peaks.
Minimum number of worker threads per processor, kept ready for load peaks.
Password of userName. AutoGenerate goes with the special names machine and SYSTEM.
Time between two checks whether the ASP.NET process of IIS 5 still responds.
Time after which an ASP.NET process of IIS 5 that does not respond is replaced.
Number of requests after which the ASP.NET process of IIS 5 is replaced.
Maximum number of requests in all queues of the process; beyond it ASP.NET answers 503.
Time without a single response, while requests are queued, after which ASP.NET reports a deadlock and the process is replaced.
Time that had to pass between two restarts because of deadlocks. No longer used.
Number of requests that wait while the ASP.NET process of IIS 5 restarts.
File with the message for fatal errors, in place of Server Unavailable. IIS 5 only.
Time the ASP.NET process of IIS 5 gets to end by itself before it is killed.
Lifetime after which the ASP.NET process of IIS 5 is replaced.
Account of the ASP.NET process of IIS 5: machine means the local ASPNET account, SYSTEM the system account. Later versions use the application pool identity.
True runs one ASP.NET process of IIS 5 per processor in cpuMask.
Typed settings per user that ASP.NET stores and loads by itself.
True saves a changed profile at the end of the request; false leaves that to a call of Save.
Name of the provider for properties that name none.
False switches profiles off.
Class that the generated profile class derives from; it derives from ProfileBase.
The properties of the profile.
Defines one property.
True stores the property for anonymous visitors too, which needs anonymousIdentification.
Text passed to the provider, which defines its meaning.
Value while nothing is stored, written in the format of serializeAs.
Name of the property.
Name of the provider that stores the property.
True makes the property read-only for code.
Format in which the value is stored.
As text, through the type converter.
As XML.
Through the binary formatter, which must not read data from untrusted sources.
As the provider decides.
Data type of the property.
Groups properties under a common name, as in Profile.Address.City.
Name of the group.
Defines one property of the group.
Name of the property within the group.
Stores for profile data, each with its own settings as further attributes.
Registers one profile provider.
Type of the provider; it derives from ProfileProvider.
Handlers of non-HTTP protocols that applications can be activated with, such as net.tcp.
Registers the handlers of one protocol.
Type that handles the protocol within an application domain.
Name of the protocol as in the enabledProtocols attribute of an application.
Type that handles the protocol at process level.
True loads the types as soon as the configuration is read, so that a wrong name shows at once.
Roles of users in a store such as SQL Server, for authorization rules and code.
True keeps the roles of a user in a cookie instead of asking the provider in every request.
Name of the role cookie.
Path of the role cookie. Browsers compare paths case-sensitively.
How the role cookie is protected. The keys come from machineKey.
Neither encrypted nor signed, so that users can give themselves roles.
Signed but readable.
Encrypted but not signed.
Encrypted and signed.
True marks the role cookie as secure, so browsers send it over HTTPS only.
True renews the role cookie while it is used; false lets it end at a fixed time after it was issued.
Lifetime of the role cookie in minutes.
True keeps the role cookie on the computer of the user after the browser is closed.
Domain attribute of the role cookie.
True determines the roles of the user in each request.
Maximum number of roles in the cookie. A user with more roles gets no role cookie.
Stores for roles, each with its own settings as further attributes.
Registers one role provider.
Type of the provider; it derives from RoleProvider.
Connects the names of trust levels with policy files of code access security.
Defines one trust level.
Name that the level attribute of trust uses, for example Medium.
Policy file, relative to the folder of the file with this entry. internal means full trust without a file.
Settings for view state that is kept in session state instead of in the page.
Number of page states kept per session. Going back further loses view state.
Where and how long ASP.NET keeps data per user session.
True accepts a database name in sqlConnectionString, in place of the default session database.
Where the session identifier is kept: in a cookie or in the URL.
Always in the URL, where it can leak and be shared by accident.
Older way to write UseUri.
Older way to write UseCookies.
Name of the session cookie.
Name of the entry in providers that stores sessions when mode is Custom.
Where session data is kept.
Nowhere; sessions are switched off.
In the memory of the worker process; a restart loses all sessions.
In the ASP.NET State Service named in stateConnectionString.
In the SQL Server database named in sqlConnectionString.
In the provider named in customProvider.
Type that chooses the server by session identifier; it implements IPartitionResolver and replaces the connection strings here.
True issues a new identifier when the URL carries that of an expired session. It concerns cookieless sessions only.
Type that creates and reads session identifiers; it implements ISessionIDManager.
Seconds a SQL command for session state may take.
Connection string of the session database. With Integrated Security the account that useHostingIdentity selects connects.
Address of the ASP.NET State Service as tcpip=server:port.
Seconds after which an idle connection between web server and State Service is dropped.
Minutes without requests after which a session ends.
True connects to the State Service or SQL Server as the account that hosts the application, even under impersonation; false connects as the impersonated user.
Seconds between attempts to connect to SQL Server again after a failure.
True compresses session data before it goes to the State Service or SQL Server.
Own session stores, each with its settings as further attributes.
Registers one session store.
Name that customProvider uses.
Type of the store; it derives from SessionStateStoreProviderBase.
Navigation structure of a site for menus and breadcrumbs.
Name of the provider that is used when a control names none.
False switches site maps off.
Sources of site maps, each with its own settings as further attributes.
Registers one site map provider.
Type of the provider; it derives from SiteMapProvider.
Trace output of ASP.NET pages, shown in the page or under trace.axd. retail in deployment switches it off.
True records trace data of requests; it can reveal session and header values.
True shows trace.axd to requests from the server itself only.
True keeps the latest requests and drops older ones; false stops recording when requestLimit is reached.
True appends the trace to every page; false shows it in trace.axd only.
Number of requests whose trace data is kept.
Order of trace messages.
In order of time.
By category.
True forwards messages to the listeners of system.diagnostics.
Code access security level of the application. Microsoft no longer regards partial trust as a boundary between applications.
Name of a trust level in securityPolicy, such as Full, High, Medium, Low or Minimal.
URL or expression for hosts that partially trusted code may reach, where the policy file refers to it.
True restricts request code to the permissions of the trust level; false leaves that out.
True uses the code access security of .NET 2.0 to 3.5 in place of the model of .NET 4.
Replaces requested URLs by other URLs of the same application before processing, without wildcards.
False switches all mappings off.
Maps one URL.
URL within the application that is processed instead, beginning with ~/.
Requested URL, beginning with ~/.
Location of script files of ASP.NET server controls.
URL of the client script folder. {0} and {1} stand for the assembly name and version.
Personalizable page parts of ASP.NET: storage, permissions and connections.
True lets users export the settings of a part to a file, which may contain sensitive values.
Storage of what users change, and permissions for it.
Name of the provider that stores personalization data.
Permissions for personalization; the first matching rule decides.
Grants permissions of personalization.
Refuses permissions of personalization.
Comma-separated roles the rule applies to.
Comma-separated permissions instead of HTTP verbs: enterSharedScope for changes seen by all, modifyState for changes at all.
Stores for personalization data, each with its own settings as further attributes.
Registers one personalization provider.
Type of the provider; it derives from PersonalizationProvider.
Adapters between parts that exchange data through different interfaces.
Registers one transformer.
Name of the transformer.
Type of the transformer; it derives from WebPartTransformer.
Behavior of ASP.NET web services (.asmx): protocols, SOAP extensions, help page.
Profiles whose violation is reported on the help page and in tools.
Reports violations of one profile.
Name of the profile.
Reports nothing.
WS-I Basic Profile 1.1.
What callers learn about errors of a service.
True replaces exception details in answers by a general message.
Protocols through which services of the application can be called.
Enables one protocol.
Name of the protocol.
Unknown protocol.
SOAP 1.1 over HTTP.
Parameters in the query string. Any link can then call the service.
Parameters as form data.
Help page and service description for browsers.
Form data from the server itself only, as the test form sends it.
SOAP 1.2 over HTTP.
SOAP 1.1 and 1.2 over HTTP.
Own extension elements for service descriptions (WSDL).
Registers one extension element.
Type of the extension element; it derives from ServiceDescriptionFormatExtension.
How incoming SOAP messages are read.
True rejects elements and attributes that the service does not know; false skips them.
Seconds that reading a message may take.
Own code that runs when a client proxy is generated from a service description.
Registers one importer.
Type of the importer; it derives from SoapExtensionImporter.
Own code that runs when a service description is generated.
Registers one reflector.
Type of the reflector; it derives from SoapExtensionReflector.
Extensions that see every SOAP message of all services in scope.
Registers one SOAP extension.
Group for the order of extensions. Extensions set by attribute in code run between the two groups.
Group 0, the highest priority.
Group 1, the lowest priority.
Order within the group; 0 is the highest priority.
Type of the extension; it derives from SoapExtension.
Replaces the component that recognizes SOAP requests.
Type of the factory; it derives from ServerProtocolFactory.
Own code that generates client proxies for other transports than HTTP.
Registers one transport importer.
Type of the importer; it derives from SoapTransportImporter.
Page that is shown when a browser opens a service.
Path of the help page; empty keeps the default page.
Conformance of the markup that ASP.NET controls produce.
Standard the markup follows.
XHTML 1.0 Transitional.
Similar to the markup of ASP.NET 1.1; it can disturb script controls.
XHTML 1.0 Strict.
Requests that IIS sends to an application by itself when it starts, so that users do not wait for the first start. preloadEnabled and startMode decide when it starts.
Static page that is served for managed requests while initialization is going on.
True leaves managed modules out for requests that are remapped during initialization.
True initializes whenever the application restarts, not only when the application pool starts with preloadEnabled.
One request that is sent during initialization.
URL to request, relative to the application.
Host name of the request, for applications that depend on it.
Settings of classic ASP pages (.asp).
True enables debugging of script in the browser.
True enables debugging on the server and runs the application on one thread. Not meant for production.
True writes ASP errors to the Windows event log.
True writes ASP errors to the IIS log.
True keeps track of line numbers so that error reports contain them.
Code page for pages that set none, for example 65001 for UTF-8. 0 means the ANSI code page of the system.
True restarts the ASP application when one of its settings changes.
True answers with an .htm file of the same name, if there is one, when the request queue is full.
True permits chunked transfer encoding in responses.
True permits ..\\ in include paths and in Server.MapPath. Many older applications need it; it widens access to files.
True catches exceptions of COM components; false hands them to a debugger.
Locale for dates, numbers and currency, for example 1031 for German. 0 means the locale of the system.
True runs Session_OnEnd and Application_OnEnd as the anonymous user; these events have no request whose user could be taken.
Text for the browser when scriptErrorSentToBrowser is false.
True sends file name, line and description of script errors to the browser; false sends scriptErrorMessage.
Language of pages that declare none, such as VBScript or JScript.
True sends a page when it is complete or calls Response.Flush; false sends output as it is written.
Session state of classic ASP.
False creates no sessions; requests of one user then no longer wait for each other.
True marks the session cookie as secure if it is issued over HTTPS.
Maximum number of sessions at a time.
Time without requests after which a session ends, as hh:mm:ss.
COM+ services for ASP applications.
COM+ services that are used.
No services.
Tracks objects for diagnosis.
Uses side-by-side assemblies as sxsName says.
Runs in the COM+ partition given in partitionId.
Name for side-by-side assemblies. Needed with EnableSxS.
GUID of the COM+ partition. Needed with UsePartition.
True checks the threading model of components that the application creates.
True runs ASP in a multithreaded apartment.
Caches for compiled ASP pages and script engines.
Folder for compiled pages that do not fit into memory. Application pools get subfolders of their own.
Maximum number of compiled pages on disk.
Maximum number of compiled pages in memory. 0 keeps none.
Maximum number of idle script engines kept in memory.
True keeps type libraries in memory.
Limits for ASP requests.
Longest run time of a page, as hh:mm:ss. Server.ScriptTimeout can extend it.
Size in bytes of the response buffer. A page that writes more without a flush fails.
Maximum size of a request body in bytes. Uploads beyond it fail, whatever request filtering allows.
Maximum number of ASP threads per processor.
Waiting time after which ASP checks whether the client is still connected before it runs a request, as hh:mm:ss.
Longest time a request may wait in the queue, as hh:mm:ss. 00:00:00 sets no limit.
Maximum number of waiting requests; further ones are refused.
How the ASP.NET Core Module starts an application and passes requests to it. The application runs as the application pool identity.
Executable to start, for example dotnet or .\\App.exe. A leading dot is relative to the physical path of the application.
Command line for processPath, for example .\\App.dll.
Seconds the application may take to start before the module ends it. 0 is no infinite time.
Seconds the application may take to shut down before it is ended.
Number of crashes per minute after which the module stops restarting the process for the rest of that minute. Only out of process.
Time the process may take to answer a request, as hh:mm:ss. Only out of process.
True writes standard output and errors to stdoutLogFile. There is no limit on size or number of files; meant for troubleshooting startup.
Path and beginning of the log file name. Time, process id and .log are added. The application pool identity needs write access.
Number of processes per application, out of process only. Values above 1 are discouraged.
True passes the token of the user that IIS authenticated, so that code can tell who it is. The application still runs as the application pool identity.
True replaces the error page of the module for failed starts by the configured page for 500 or 502.
\`inprocess\` runs the application in the IIS worker process, \`outofprocess\` in a process of its own. Without the attribute it is out of process.
Files whose change restarts the application.
Watches one file.
Path of the file.
Environment variables of the application. They override variables of the system with the same name.
Sets one environment variable.
Name of the variable, for example ASPNETCORE_ENVIRONMENT.
Value of the variable. It stands in the file as plain text.
Further settings of the module by name, such as debugLevel or enableShadowCopy.
Sets one such value.
Name of the setting, such as \`debugFile\`, \`debugLevel\` or \`enableShadowCopy\`.
Value of the setting.
Output cache of IIS for responses of any kind, in the worker process and in HTTP.sys.
True caches responses in the worker process as profiles say.
True also caches in HTTP.sys, which answers without the worker process; requests that need authentication are left out.
Maximum size of the cache in megabytes. 0 lets IIS choose. It counts at server level only.
Maximum size of a cached response in bytes. It counts at server level only.
Caching rules by file name extension.
Caching rule for one extension.
File name extension including the dot, or * for all.
Caching in the worker process.
The profile caches nothing; code may still ask for caching.
Until the file changes.
For the time in duration.
Prevents caching, also where code asks for it.
Caching in HTTP.sys. It cannot vary by header or query string.
Time a response stays cached with CacheForTimePeriod, as hh:mm:ss.
Places where the response may be cached, announced to clients and proxies by headers.
Request headers by whose values copies are kept apart, separated by semicolons.
Query parameters by whose values copies are kept apart, separated by semicolons; * means all.
How IIS starts CGI programs, one process per request.
True gives each program a console of its own.
True starts the program as the user of the request, which needs special rights of the application pool identity (else 403.19); false as the application pool identity.
Time after which a program that does not respond is ended, as hh:mm:ss.
Documents that are served when the URL names a folder.
False serves no default document, so such requests end in a listing or error 403.14.
File names in the order in which they are tried. Names of deeper levels come first.
Adds one file name.
File name or path relative to the requested folder.
Listing of the files of a folder when there is no default document.
True lists folder contents; false answers 403.14.
Information shown for each file, separated by commas.
Names only.
Date of the last change.
Time of the last change.
File size.
File name extension.
Date of the last change in long form.
Disk cache of Application Request Routing (ARR): where proxied responses are stored and how the space is cleared.
Content encoding that the cache lets clients ask for.
Size in KB of the pieces into which ARR splits byte-range requests and caches them. Too small a size fragments the cache.
Interval at which the cache looks for files to delete.
Disk use, in percent of the allowed space, down to which files are deleted once cleaning starts.
Disk use, in percent of the allowed space, at which deleting of cached files starts.
Secondary cache location, usually a share that several ARR servers use. ARR looks here when the primary locations lack a file.
Folder or UNC path of the secondary cache. The worker process account needs read, list and write access.
Whether ARR regards the secondary location as usable; run time only.
Health check of cache drives by the length of their disk queue.
True watches the disk queue of the cache drives.
Lower disk queue length in the health check of cache drives.
Upper disk queue length in the health check of cache drives.
Compression of responses by ARR, so that they are cached compressed even if the origin server does not compress.
False leaves responses as the origin server sent them.
Compression level from 0 to 10; higher is smaller and costs more CPU.
Compression rule for one MIME type.
MIME type the rule is for, such as text/html.
True compresses responses of this type.
One primary cache location.
Folder of the primary cache. The worker process account needs read, list and write access.
Space the cache may use there, in GB.
Space used there at the moment; run time only.
Whether ARR regards this location as usable; run time only.
Process pools for FastCGI programs such as PHP. A handler with FastCgiModule finds its pool by scriptProcessor.
Pool of processes for one command line.
Executable of the FastCGI program. Together with arguments it identifies the pool and must match the scriptProcessor of the handler.
Command line of the program. In scriptProcessor it follows the path after a vertical bar.
Path of a file, often php.ini, whose change restarts the processes.
Reaction when the program writes to standard error.
Answers 500 with the error text.
Answers 500 without the error text.
Ignores the error text and sends the output.
Ends the process and answers 500 without the error text.
Maximum number of processes per application pool. 0 lets IIS choose.
Seconds without requests after which a process ends.
Seconds without any output of the program during a request after which its process is ended.
Longest time of a request in seconds, after which its process is ended.
Number of requests after which a process is replaced. For PHP it must not exceed PHP_FCGI_MAX_REQUESTS.
Seconds a process gets to end by itself after IIS has signaled it. 0 ends it at once.
Transport between IIS and the program.
Named pipe.
TCP connection on the local machine.
Maximum number of requests that wait for a free process.
True flushes the named pipe after each request. Only for NamedPipe.
Number of process failures per minute that the module tolerates.
Environment variables of the processes.
Name of the variable.
Value of the variable.
Native modules that worker processes load. Being listed does not yet make a module take part in requests; modules does that.
Makes one native module known.
Name by which modules and handlers refer to the module.
Path of the DLL. Environment variables are expanded.
Conditions under which the DLL is loaded, for example bitness64 or runtimeVersionv4.0, separated by commas.
Decides which module, script engine or class answers a request. The first entry that matches verb, path and type of resource wins; entries of deeper levels come first.
Kinds of access that handlers in scope may use. A handler whose requireAccess is not covered answers 403.
Reading files.
Writing files.
Running programs and DLLs.
Access to source text, together with Read or Write.
Running scripts.
Refuses writing to remote clients.
Refuses reading to remote clients.
Refuses running programs to remote clients.
Refuses running scripts to remote clients.
Maps one combination of path and verbs to a handler.
Name of the mapping, used for remove. It must be unique including inherited entries.
Path or pattern such as *.php, or * for all.
HTTP verbs separated by commas, or * for all. Upper and lower case differ.
.NET type of a managed handler or handler factory.
Native modules that handle the request, in this order, separated by commas.
Path of the ISAPI DLL, CGI program or FastCGI program. Arguments for FastCGI follow after a vertical bar.
Whether the URL must map to something on disk.
To an existing file.
To an existing folder.
To an existing file or folder.
To anything; disk is not checked.
Kind of access that accessPolicy must include for the handler to run.
No access needed.
Controls how much of the URL path the handler receives as path information (PATH_INFO).
Conditions under which the mapping counts, for example integratedMode, bitness32 or runtimeVersionv4.0, separated by commas.
Bytes of a response that are buffered before it is sent. 0 sends output at once.
Compression schemes, content types and limits. urlCompression switches compression on or off for URLs.
True sends expiresHeader and cacheControlHeader with compressed responses.
Value of the Expires header for compressed responses, if sendCacheHeaders is true.
Value of the Cache-Control header for compressed responses, if sendCacheHeaders is true.
Folder for compressed copies of static files. Each application pool gets a subfolder of its own; the volume must be NTFS.
True limits the space of compressed files to maxDiskSpaceUsage.
Megabytes of compressed files per application pool. Beyond 90 percent of it IIS deletes the files unused for longest.
Smallest size in bytes of a static file that is compressed.
True sends uncompressed responses to HTTP 1.0 requests.
True sends uncompressed responses to requests that came through a proxy, that is with a Via header; this concerns CDNs and load balancers too.
True sends uncompressed responses to requests for a part of a file.
True compresses a static file on its first request; false waits until it is requested often, see serverRuntime.
CPU load in percent above which static compression pauses.
CPU load in percent below which static compression resumes.
CPU load in percent above which dynamic compression pauses.
CPU load in percent below which dynamic compression resumes.
Bytes of dynamically compressed output that are buffered before they are sent.
Content types for which static files are compressed. The most specific entry decides.
Includes or excludes one content type.
Content type, for example text/css, text/* or */*.
True compresses the content type; false does not.
Content types for which generated responses are compressed. The most specific entry decides.
Content type, for example application/json, text/* or */*. A charset in the response can prevent the match.
One compression scheme, for example gzip or br.
Name of the scheme as in the Accept-Encoding header.
True uses the scheme for static files.
True uses the scheme for generated responses.
Path of the DLL that implements the scheme. A change needs a restart of the WWW service.
Level for static files: 0 is fastest, 10 smallest. The files are compressed once and kept.
Level for generated responses: 0 is fastest, 10 smallest. Every response costs CPU time anew.
What IIS sends for error status codes from 400 on. Errors of ASP.NET code first pass system.web/customErrors.
Who sees custom pages instead of details.
Everyone gets details, also remote clients.
What happens to an error body that the application has already written.
Kept if the application asked for it, as with TrySkipIisCustomErrors; otherwise replaced.
Always replaced.
Always kept. If there is no body, IIS sends none.
Page for errors that have no entry of their own. It is locked by default.
How defaultPath is to be understood.
Path of a static file.
URL path on the same site that is executed.
Absolute URL the client is redirected to; the status code becomes 302.
URL of the link at the bottom of detailed errors. IIS appends status codes to it.
True permits absolute file paths in web.config; false permits paths relative to the site only.
Response for one status code.
HTTP status code, 400 to 999.
Sub-status code, or -1 for all that have no entry of their own.
Folder whose language subfolders, such as en-US, contain the file in path. Empty takes path as it is.
File or URL that is sent, as responseMode says.
How path is to be understood.
Which requests IIS writes to its log. Format and place are set at the site.
Requests that are logged.
All requests.
Requests with a status code below 400.
Requests with a status code from 400 on.
True logs no requests in scope.
How HttpPlatformHandler starts a web process such as Tomcat or Node.js and passes requests to it. The process runs as the application pool identity.
Executable or script to start. A leading dot is relative to the site root.
Command line for processPath. The process finds its port in HTTP_PLATFORM_PORT.
Seconds the process may take to listen on its port before it is ended and started again.
Number of attempts to start the process.
Number of crashes per minute after which the process is not restarted for the rest of that minute.
Time the process may take to answer a request, as hh:mm:ss in whole minutes.
True writes standard output and errors of the process to stdoutLogFile.
Path and beginning of the log file name. A leading dot is relative to the site root. The application pool identity needs write access.
Number of processes per application.
True passes the token of the user that IIS authenticated in the header X-IIS-WindowsAuthToken; the process must close it.
Files whose change restarts the process.
Environment variables of the process.
Keep-alive and additional response headers.
False closes the connection after each response, which costs time and breaks authentication bound to connections, such as NTLM.
Headers that IIS adds to every response.
Adds one header. A name that an outer level already added must be removed first.
Name of the header.
Value of the header.
Headers that IIS adds to redirects only.
Adds one header to redirects.
Redirects requests in scope to another URL. Subfolders inherit the redirect, also when the target lies within the same site.
True redirects.
Target URL. The rest of the requested path is appended unless exactDestination is true; $V and similar variables are replaced.
True sends every client to destination exactly; false appends the rest of the requested path.
True redirects only requests for content directly in this folder; false also those for subfolders.
Status code of the redirect.
301. Browsers remember it.
302.
307. Verb and body are kept.
308. Browsers remember it; verb and body are kept.
Redirect for URLs that match a wildcard.
Pattern for the requested path; each * can be used in destination as $0, $1 and so on.
Target URL for matching requests.
Limits event tracing (ETW) of requests to certain URLs.
The URLs that are traced.
Traces one URL.
URL path that is traced.
ISAPI filter DLLs that see every request of the site. They run as the application pool identity.
Loads one filter.
Name of the filter, used for remove.
False leaves the filter out.
True keeps HTTP.sys caching although the filter is installed; cached responses then bypass the filter.
Conditions under which the filter is loaded, for example bitness32 or runtimeVersionv4.0, separated by commas.
Who may log on to the management service (WMSVC) as an IIS Manager user (file administration.config).
Provider that checks IIS Manager users. Restart WMSVC after a change.
Available authentication providers.
One authentication provider for IIS Manager.
Name for defaultProvider of this section.
.NET type of the authentication provider.
IIS Manager users. They are known to IIS Manager only, not to Windows.
One IIS Manager user.
User name.
SHA256 hash of the user's password; IIS Manager computes it. Case counts.
False locks the user out of IIS Manager.
Who may connect to which site or application with IIS Manager (file administration.config).
Provider that decides about connections. Restart WMSVC after a change.
Available authorization providers.
One authorization provider for IIS Manager.
Name for defaultProvider in this section.
.NET type of the authorization provider.
Permitted users by site and application.
Users permitted for one site or application.
Virtual path of the site or application, such as Default Web Site/app.
One permitted user or group.
IIS Manager user, Windows user or Windows group.
True means name is a Windows group and all its members may connect.
IIS Database Manager: managing SQL Server and other databases from IIS Manager.
True lets users connect with connection strings of their own, not only with those in the configuration of the site.
Database systems that Database Manager supports.
One supported database system.
Unique name of the Database Manager provider.
ADO.NET provider that the connection string must use, such as System.Data.SqlClient.
.NET type that implements the Database Manager provider.
Backup and restore through this provider.
True lets users back up databases.
True lets users restore databases.
.NET type that does backup and restore in place of the provider's own way.
Path for database backups.
Delegation rules of the management service: what users without administrator rights may do with Web Deploy (file administration.config).
.NET type of the provider that evaluates the rules.
True lets administrators pass without a matching rule.
One rule. A request of a non-administrator needs a rule that matches user, provider, action and path.
False ignores the rule.
Web Deploy providers the rule is for, separated by commas, such as contentPath,iisApp. * stands for all.
Permitted actions, separated by commas, typically Read and Write. * stands for all.
Path the rule is for, read as pathType says. {userScope} stands for the site or application the user may manage.
How path is compared.
The path or anything below it.
Text at the beginning.
Text at the end.
A database connection string.
A regular expression.
Users the rule is for.
One user or group.
Name of the user or group; * stands for everyone.
True means the name is a group.
Whether the rule lets the user act.
May act.
May not act.
Account under which the action runs.
Whose account runs the action.
The user who connected.
The account of the management service, LOCAL SERVICE unless changed.
Account for identityType SpecificUser in this rule.
Password of that account, stored encrypted. Deployments fail when it expires.
.NET providers, such as membership or role providers, that IIS Manager may load (file administration.config).
True loads any provider a site names, so foreign code runs in the management service. Keep false and list the good ones.
One trusted provider.
Assembly-qualified .NET type of the provider.
Native and managed modules that take part in requests, in this order.
True runs managed modules for every request, static files included, and ignores the precondition managedHandler.
True runs managed modules for WebDAV requests too.
Switches on one module.
Name of the module: of a native one as in globalModules, of a managed one as you choose.
.NET type of a managed module; empty for native modules.
Conditions under which the module runs. managedHandler limits it to requests with a managed handler.
Log in a database through ODBC. It is slow and turns HTTP.sys caching off.
System data source name (DSN) of the database.
Table that takes the entries.
Database user for the connection.
Password of the database user. IIS stores it encrypted.
Reverse and forward proxy of Application Request Routing (ARR) at server level. URL Rewrite rules that point to another server need it.
True lets ARR forward requests. With false, a rewrite to an absolute URL ends in 404.
Whether the proxy passes a "Connection: close" header on.
What happens to the Server header of responses.
The header is replaced by the proxy's own.
The header is removed.
The header reaches the client unchanged.
HTTP version used towards the destination server.
Always HTTP/1.0.
Always HTTP/1.1.
Same version as the client used.
True keeps connections to destination servers open for further requests.
Time the proxy waits for the destination server; after that the client gets 502.3.
True sends the client's Host header to the destination server, false the destination's own name.
True replaces the destination's host name in response headers such as Location by the name the client used.
Header that identifies the proxy to the destination server.
Value of the header named in xForwardedByHeaderName.
Header that carries the client address to the destination server; empty sends none. Applications should trust it only from the proxy.
True adds the client's port to that address, which some applications cannot parse.
True adds a response header that names ARR (X-Powered-By: ARR).
Header that tells the destination server about the client's TLS connection when TLS ends at the proxy.
Header that carries the client certificate, encoded, to the destination server; empty sends none.
Header with a unique ID per request, to match the logs of proxy and destination server.
Name under which the log shows whether a response came from the cache.
Number of times a request may be forwarded, a guard against proxy loops.
Size in KB of the buffer for responses of the destination server.
KB of a response that ARR collects before it sends anything on. 0 sends data on as it arrives, which streams need.
Largest size of the response headers of a destination server, in bytes.
Further proxy to send the requests through.
Destinations that are reached without that further proxy.
Stealth mode of the proxy; Microsoft publishes no description of its effect.
File with the client certificate of the proxy itself.
Password of the file in clientCertFileName. IIS tools store it encrypted.
Thumbprint of the client certificate of the proxy itself.
False forwards chunked responses as they arrive, which server-sent events and other streams need.
Caching of proxied responses at server level.
True stores cacheable responses in the disk cache, if a drive is set up there. Not for content behind authorization, which ARR cannot check.
True lets requests for the same uncached content wait for the first one instead of all going to the origin server.
Time limit for waiting in request consolidation.
How the query string counts when responses are cached.
The query string is left out: one cached copy per path.
Responses to URLs with a query string are not cached.
Every distinct query string has its own cached copy.
Interval for validating cached responses, up to a day.
Server variables and request headers that rewrite rules below server level may set. Setting any other fails.
Permits one server variable.
Name of the variable; HTTP_X_NAME stands for the request header x-name.
Rewrite rules of the whole server. They run before all other rules, early in the request (PreBeginRequest), and can only stand in applicationHost.config.
One rewrite rule. Its pattern is tested first, then its conditions, then the action runs.
Name of the rule, unique in the collection including inherited rules.
False skips the rule.
Syntax of the pattern and of the conditions of the rule.
Regular expression. It matches anywhere in the text unless anchored with ^ and $.
Wildcards * and ?, for the whole text. Each * is captured.
The text itself.
True runs no further rules of the set after this one has matched.
Pattern for the path of the URL.
Pattern for the whole path of the URL, without query string.
False distinguishes upper and lower case in the pattern.
True applies the rule where the pattern does not match. There are then no back references.
Further conditions, tested after the pattern has matched.
How the conditions are combined.
All must hold.
One is enough.
True numbers the captures of all conditions through, as {C:1} and so on; false keeps those of the last match only.
One condition of the rule.
Text that is tested, with variables such as {HTTP_HOST} or {QUERY_STRING} and back references.
Kind of test of the condition. IsFile and IsDirectory suit rules below server level only.
Compares the input with pattern.
Checks whether the input is the path of an existing file.
Checks whether the input is the path of an existing folder.
Pattern the input is compared with, in the syntax of the rule. Not needed for IsFile and IsDirectory.
False distinguishes upper and lower case in the condition.
True reverses the result of the condition.
Server variables and request headers that the rule sets when it matches.
Sets one variable.
Name of the variable; HTTP_X_NAME sets the request header x-name. Global rules need no permission for it.
New value, with back references {R:n} and {C:n} and variables.
False leaves an existing value in place.
What happens when pattern and conditions match.
Kind of action.
Nothing but setting server variables.
Processes the request under another URL, unnoticed by the client.
Sends the client to another URL.
Answers with the status code given here.
Drops the connection without an answer.
Target of Rewrite and Redirect, with back references {R:n} and {C:n} and variables. A rewrite to another server needs a proxy, that is ARR.
True appends the query string of the request to the target.
Status code of a redirect.
303. The client asks again with GET.
Status code of a custom response. 300 to 307 are not permitted; redirects have a type of their own.
Sub-status code of a custom response, visible in the log.
Reason phrase after the status code of a custom response.
Text in the body of a custom response.
Rules that change response headers and bodies before they are sent. They cannot work on content that is already compressed.
True rewrites before the response enters the output cache, so that it happens once. It does not suit chunked responses.
Named sets of further HTML tags whose attributes can be rewritten.
One set of tags.
Name that match refers to in customTags.
One tag with the attribute that is rewritten.
Name of the tag.
Name of the attribute whose value is rewritten.
Named tests on the response, so that rules look only at suitable content such as HTML.
One named test.
Name that rules refer to in preCondition.
Syntax of the patterns in the conditions.
Regular expression.
Wildcards * and ?, for the whole text.
One condition.
Text that is tested, usually a variable such as {RESPONSE_CONTENT_TYPE}.
Kind of test.
Pattern the input is compared with.
False distinguishes upper and lower case.
One rule for responses.
Name of the rule, unique in the collection.
Name of the precondition; without one the rule applies to every response.
Wildcards * and ?. Not possible for the whole body, only with tags or headers.
True runs no further rules for the matched text.
What the rule looks for, in a header, in tags or in the whole body.
HTML tags in whose URL attributes the rule searches, separated by commas.
No tags: the whole body is searched, which is slow.
href of a.
href of area.
href of base.
action of form.
src and longdesc of frame.
profile of head.
src and longdesc of iframe.
src, longdesc and usemap of img.
src and usemap of input.
href of link.
src of script.
Tags of the set in customTags.
Name of a set in customTags, for filterByTags with CustomTags.
Response header the rule changes, as RESPONSE_NAME with underscores; the body is then left alone.
Pattern that is searched for.
Number of matches after which the search ends. 0 searches the whole content.
True applies the rule where the pattern does not match.
Text that is tested, with variables such as {REQUEST_URI} and back references.
Kind of test of the condition.
Pattern the input is compared with, in the syntax of the rule.
What happens to the matched text.
Changes nothing.
Replaces the text by value.
Replacement, with back references {R:n} and {C:n} and variables. Untrusted parts need HtmlEncode.
.NET components that compute values for rewrite rules, called as {Name:input}.
Registers one provider.
Name that rules use in braces.
Type of the provider with full assembly name; it implements IRewriteProvider and lies in the global assembly cache.
Settings handed to the provider.
One setting.
Name of the setting.
Value of the setting in plain text.
Value of the setting that IIS stores encrypted, for secrets such as connection strings.
Tables that translate one text into another within rewrite rules, called as {Map:key}.
One table.
Result for keys that are not in the table; empty if not given.
False distinguishes upper and lower case in keys.
One entry of the table.
Text that is looked up.
Text that replaces it.
Rules that rewrite or redirect requests below the level at which they stand. Rules of outer levels run first.
Pattern for the path without leading slash and query string, relative to the folder of the file or location.
Text that is tested, with variables such as {HTTP_HOST} or {QUERY_STRING} and back references. Without it IsFile and IsDirectory test the requested file.
Name of the variable, which allowedServerVariables must permit; HTTP_X_NAME sets the request header x-name.
True writes the rewritten URL to the IIS log; false writes the requested one.
Demands on TLS and client certificates.
Requirements, separated by commas. Without the required connection the answer is 403.4, 403.5 or 403.7.
HTTP and HTTPS are allowed.
HTTPS is required.
A client certificate is asked for and used if the client sends one.
A client certificate is required. Set it together with Ssl and SslNegotiateCert.
A cipher with at least 128 bits is required.
Connects applications with the entries of isapiCgiRestriction they need, so that tools can enable them together.
One application with its dependencies.
Name of the application as tools show it.
Group in isapiCgiRestriction that the application needs.
A further group that the application needs.
Identifier of the further group.
Access without logon, and the account that stands for it: it reads files and runs impersonating code for such requests.
True admits requests without credentials. Clients are asked for credentials only if access is then denied or this is false.
Account for requests without credentials. IUSR is built in and needs no password; the empty text stands for the worker process account.
Password of userName, stored encrypted. IUSR and an empty name need none.
Kind of logon for the account.
Interactive logon; the account needs the right to log on locally.
Batch logon; the account needs the right to log on as a batch job.
Network logon; the account cannot go on to other servers.
Network logon that keeps the credentials, so that the account can reach other servers.
Logon with user name and password, which the client sends in readable form. It needs HTTPS.
True offers Basic authentication.
Name of the protected area that browsers show in the logon dialog.
Domain for user names without one. Empty means the domain of the server, or the server itself outside a domain.
Kind of logon for the user.
Interactive logon; users need the right to log on locally.
Batch logon; users need the right to log on as a batch job.
Network logon; the identity cannot go on to other servers.
Network logon that keeps the credentials, so that the identity can reach other servers.
Turns client certificates into Windows users through Active Directory.
True logs a client on as the domain user to whom its certificate belongs. The endpoint must ask for client certificates.
Logon with a password hash instead of the password. It needs domain accounts.
True offers Digest authentication.
Realm that clients use to form the hash and browsers show in the logon dialog.
Turns client certificates into Windows accounts by tables in the configuration, without Active Directory.
True applies the tables. The endpoint must ask for client certificates.
True uses the mappings of single certificates, which are tested first.
True uses the mappings by certificate fields.
Domain for user names without one.
Kind of logon for the mapped accounts.
Interactive logon; accounts need the right to log on locally.
Batch logon; accounts need the right to log on as a batch job.
Mappings that map all certificates with certain fields to one account, tested in order.
One mapping by fields.
Name of the mapping.
Description for administrators.
False skips the mapping.
Whether matching certificates are admitted.
Logs the client on as userName.
Refuses the client.
Windows account for clients with a matching certificate.
Password of the account, stored encrypted.
Conditions on certificate fields. All must hold.
One condition on a field.
Part of the certificate that is tested.
The holder of the certificate.
The authority that issued it.
Component of the name, for example O, OU or CN.
Value of the component; * serves as wildcard.
True distinguishes upper and lower case.
Mappings of single certificates to accounts.
One mapping of a certificate.
Windows account for the holder of the certificate.
Public certificate as Base64 text without line breaks. A renewed certificate no longer matches.
Logon with Windows accounts through Kerberos or NTLM.
True offers Windows authentication. Clients are challenged only where anonymous access is off or denied.
True authenticates every request on a connection anew; false lets NTLM authentication last as long as the connection.
True also lets Kerberos authentication last for the connection; false repeats it with each request.
True lets HTTP.sys authenticate; Kerberos tickets are then decrypted with the computer account unless useAppPoolCredentials is true. The user stays the same.
True decrypts Kerberos tickets with the application pool identity in kernel mode too, for SPNs that belong to a domain account.
Methods offered to clients, in this order.
Offers one method.
Name of the method: \`Negotiate\` (Kerberos, else NTLM), \`Negotiate:Kerberos\` (Kerberos only) or \`NTLM\`.
Binds the logon to the TLS connection or service name, against relay attacks.
Whether the channel binding token of the client is checked. The check can only refuse; it never changes the user.
Not checked.
Checked if the client sends one.
Required; clients without support are refused.
Special cases for the check.
No special cases.
For a proxy on part of the way, or clients that come over plain HTTP.
Service names are not checked.
Accepts service names without a domain, which is less secure.
The whole way uses HTTP, with service names checked. Needs Proxy too.
One accepted service principal name.
Service principal name, for example HTTP/www.contoso.com.
Allows or denies users URLs of any content. Unlike system.web/authorization, deny rules count first and outer levels come before inner ones.
True lets everyone reach the logon page of forms authentication.
One rule.
Whether the rule grants or refuses.
Grants access. Without a matching rule access is refused.
Refuses access, also against Allow rules.
Comma-separated users. * means everyone, ? means anonymous users.
Comma-separated roles or Windows groups.
Comma-separated HTTP verbs the rule is limited to. Empty means all.
Blocks clients for a while that send too many requests.
Answer to blocked clients.
Connection is dropped.
401; browsers may ask for a logon.
403.
404.
True also takes client addresses from the X-Forwarded-For header, for servers behind a proxy. Clients can forge the header if none removes it.
True only logs what would be blocked.
Blocks by number of simultaneous requests of an address.
True applies the limit.
Number of simultaneous requests of an address at which it is blocked.
Blocks by number of requests of an address in a time.
True applies the limit of the rate.
Number of requests within requestIntervalInMilliseconds at which an address is blocked.
Length of the period in milliseconds.
Allows or denies clients by IP address or domain name. Entries are tested from top to bottom, allowUnlisted last.
True looks up the name of each client, which domainName needs. It slows every request down.
True admits addresses without an entry; false refuses them, localhost included.
True also checks addresses from the X-Forwarded-For header, for servers behind a proxy. Clients can forge the header if none removes it.
Answer to refused clients.
Rule for one address, range or domain.
IP address, or first part of a range together with subnetMask.
Mask for a range, for example 255.255.255.0. The default means a single address.
Domain name, with * as wildcard. It needs enableReverseDns.
True admits the clients; false refuses them.
List of ISAPI DLLs and CGI programs that may run on the server. Others answer 404.2 unless allowed here.
True permits ISAPI DLLs that are not listed.
True permits CGI programs that are not listed.
Entry for one DLL or program.
Path of the DLL or program, with arguments if the handler has any. It must match the scriptProcessor of the handler.
True permits it to run; false forbids it.
Group to which applicationDependencies refers.
Rejects suspicious requests before they are processed, by size, path, extension or verb.
True permits URLs that change when they are decoded twice, such as those with +; false answers 404.11.
True permits non-ASCII characters in URLs; false answers 404.12.
True checks the query string raw and decoded; false checks it raw only.
True leaves the Server header out of responses. It works from Windows Server version 1709 on.
Allowed and denied file name extensions; 404.7 if denied.
True permits extensions without an entry; false permits listed ones only.
True checks extensions of WebDAV requests too.
Permits or denies one extension.
Extension including the dot. A single dot means URLs without extension.
True permits the extension; false denies it.
Limits for the size of requests.
Maximum length of a request body in bytes. ASP.NET has its own limit, maxRequestLength, in kilobytes.
Maximum length of the URL path in bytes, without query string; 404.14 beyond.
Longest query string accepted, in bytes; 404.15 beyond.
Limits for single request headers.
Limits one header.
Maximum length of the header in bytes. 0 denies every request that has it.
Allowed and denied HTTP verbs; 404.6 if denied.
True permits verbs without an entry; false permits listed ones only.
True checks verbs of WebDAV requests too.
Permits or denies one verb.
HTTP verb.
True permits the verb; false denies it.
Parts of a path that are never served, such as bin; 404.8 if requested.
True hides segments from WebDAV requests too.
Hides one segment.
Whole name between two slashes of the path.
URLs that pass although denyUrlSequences denies them.
Permits one URL.
URL path that is permitted.
Query strings that pass although denyQueryStringSequences denies them.
Permits one query string.
Query string that is permitted.
Character sequences that must not occur in the path; 404.5 otherwise.
Denies one sequence.
Sequence that is denied anywhere in the path.
Character sequences that must not occur in the query string; 404.18 otherwise.
Sequence that is denied anywhere in the query string.
Own rules that search parts of a request for texts; 404.19 on a match.
Name of the rule.
True searches the path.
True searches the query string.
True searches the raw headers.
True denies requests in which a percent sign does not begin an escape sequence.
Request headers that are searched.
Searches one header.
Name of the request header that is searched.
Extensions the rule is limited to; empty means all.
Applies the rule to one extension.
Extension including the dot.
Texts the rule denies.
Denies one text.
Text that must not occur.
Limits and behavior of request processing in the worker process.
False serves nothing in scope.
Maximum number of simultaneous requests of an application; further ones get 503.
Maximum size of a request body in bytes. Larger requests are refused.
Bytes of the body that IIS reads ahead. If a client certificate is renegotiated, a longer body leads to 413.
Host name that IIS uses in redirects and Content-Location instead of its own.
True collects small packets before sending, which can delay responses by up to 200 milliseconds.
Number of requests within frequentHitTimePeriod from which a URL counts as frequent. Static compression and modules use this.
Period for frequentHitThreshold, as hh:mm:ss.
Account whose token impersonating modules and handlers get.
The user of the request, anonymous included.
The identity of the worker process, so that file permissions of users no longer count.
Server-side includes in files such as .shtml.
True ignores the #exec directive, which starts programs.
Static files: content types, client caching, footers.
Footer text, or path of a file with it if isDocFooterFileName is true.
True takes defaultDocFooter as a file path; false as text.
True appends the footer to static files.
Cache headers of static files.
Cache header that is sent.
None.
Cache-Control: no-cache.
Cache-Control: max-age with the time in cacheControlMaxAge.
Expires with the date in httpExpires.
Time clients may keep a file with UseMaxAge, as d.hh:mm:ss.
Date until which clients may keep a file with UseExpires, in HTTP format such as Wed, 01 Jan 2031 00:00:00 GMT.
Further directives for the Cache-Control header, for example public.
False sends no ETag header.
Content type for one extension. Files without an entry answer 404.3.
Extension including the dot. An extension that an outer level already added must be removed first.
Content type that is sent, for example application/json.
Failed-request tracing rules: which requests count as failed and what is traced. Traces are written only if traceFailedRequestsLogging is enabled for the site.
One rule for the content of this level.
File name pattern such as *, *.aspx or a name; no subfolders. Use / for the default document.
Program started on a failure, for example to write a dump. Needs customActionsEnabled on the site.
Command line for customActionExe. Environment variables and parameters such as %1 are replaced.
How often customActionExe may run per worker process lifetime and rule, up to 10000.
Trace providers that take part.
One trace provider.
Name of a provider in traceProviderDefinitions, such as WWW Server or ASPNET.
Areas of the provider, separated by commas without spaces, such as Authentication,Security.
Most detailed level of events to record; all more severe ones are included.
Only context such as start and end of the request.
Events that end the process.
Errors that stop the request.
Errors the request survives.
General progress.
Everything.
When a request counts as failed; one fulfilled condition is enough.
Processing time after which a request counts as failed; 00:00:00 means no time condition.
True goes on tracing to the end of a request that passed timeTaken, false ends the trace at that moment.
Status codes that count as failed, separated by commas: single ones, with substatus or as a range, such as 404.2,500-599.
Severity of a trace event that makes the request count as failed.
Events do not matter.
A critical error.
An error or worse.
A warning or worse.
Trace providers known to failed-request tracing, and the areas of each.
One known trace provider.
Name that tracing rules refer to.
GUID of the provider in Event Tracing for Windows.
Areas of the provider that rules can choose.
One area.
Name of the area as rules use it.
Bit or number that stands for the area in the provider's flags.
Switches compression on or off for URLs. httpCompression sets how and for which types.
True compresses static files.
True compresses generated responses, if the dynamic compression feature is installed.
True compresses generated responses before they enter the output cache; false afterwards, each time they are sent.
Check for ASP.NET settings that only Classic mode uses.
True answers 500.22 (httpModules), 500.23 (httpHandlers) or 500.24 (impersonation) in Integrated mode if system.web has such settings. With false httpModules and httpHandlers are ignored, and impersonation begins only after authentication.
Automatic backups of Web Deploy: the site is saved on the server before a publish changes it.
Main switch for the server. Backups are made only if this and enabled are both true.
True makes backups for the server, or for one site when set in a location tag for it.
Folder for backups; {sitePathParent} and {siteName} are replaced. Inside the site's content each publish would delete it.
Backups kept per site; the oldest goes when there are more.
True publishes even if the backup fails, false stops the publish.
Web Deploy providers left out of backups.
One provider left out.
Name of the Web Deploy provider, such as dbFullSql.
Which backup settings site administrators may change for their own site. Counts at server level only.
True lets them turn backups on or off.
True lets them change the number of backups.
True lets them choose whether a failed backup stops a publish.
True lets them leave further providers out of backups.
WebSocket connections.
False switches off the WebSocket support of IIS, which ASP.NET needs. Modules that handle WebSockets by themselves, such as iisnode, want false.
Maximum size of the receive buffer of a connection in bytes.
Time between two pings on a connection, as hh:mm:ss. 00:00:00 sends none.
WebDAV publishing: editing files of the site over HTTP. Who may do what is set in authoringRules.
True turns WebDAV on for this level.
True refuses WebDAV requests over plain http.
Older Microsoft behavior that the WebDAV module keeps for clients that expect it.
No special behavior.
Sends the MS-Author-Via header.
Accepts several prop elements in a request, against RFC 4918.
Controls the layout of the XML in responses.
Supports the IsHidden property.
Supports the IsCollection property.
Largest XML body of a WebDAV request in bytes.
How WebDAV treats files and folders.
True lists hidden files. With false they can still be opened by name.
True makes operations on several files succeed or fail as a whole; they fail where the file system has no transactions.
True leaves virtual directories out of WebDAV.
WebDAV properties of files: who may list them and where custom ones are stored.
True lets anonymous clients list files and properties, which discloses the content of the site.
True allows listing a whole tree in one request, which can overload the server.
True stores properties that clients make up, provided a property store is assigned to their namespace.
Property store for one XML namespace.
XML namespace of the properties; * stands for all namespaces without an entry.
Name of an entry in propertyStores of globalSettings.
WebDAV locks, which keep two people from editing the same file.
True lets clients lock files; needs a lockStore.
Name of an entry in lockStores of globalSettings.
True accepts changes only from a client that holds the lock.
WebDAV authoring rules: who may read, write or see the source of which files. NTFS permissions apply as well.
Access for requests that no rule covers.
Read files.
Change, create and delete files.
Read the source of script files instead of their output.
True allows files whose extension has no MIME type, such as web.config. False answers 404.3 for them.
MIME type sent for files whose extension has none.
One authoring rule.
User names for the rule, separated by commas. * stands for all users, ? for anonymous ones.
Roles or groups for the rule, separated by commas.
File name or pattern, such as *.aspx; * stands for all files.
Access that the rule grants.
Components of the WebDAV module that store properties and locks, for the whole server.
Components that store custom WebDAV properties.
One property store.
Name that authoring properties refer to.
DLL of the property store, of the same bitness as Windows.
32-bit DLL of the property store on 64-bit Windows, for 32-bit application pools.
Components that store WebDAV locks.
One lock store.
Name that authoring locks refer to.
DLL of the lock store, of the same bitness as Windows.
32-bit DLL of the lock store on 64-bit Windows, for 32-bit application pools.
Settings of Windows Forms programs; without meaning for web applications.
True lets unhandled exceptions reach the just-in-time debugger instead of an error dialog.
How XmlSerializer writes date and time values.
Treatment of time zones.
Same as Roundtrip.
Keeps whether a value is local, UTC or unspecified.
Writes every value as local time.
Extensions that decide which .NET types are generated from XML schema types.
Registers one extension.
Name of the extension, used for remove.
Type of the extension; it derives from SchemaImporterExtension.
Checks of XmlSerializer while reading.
True guards against code that does not move on in the XML and would loop endlessly.
Server farms: groups of web servers that Application Request Routing (ARR) balances load over and Web Farm Framework (WFF) keeps alike.
Whether health tests run on demand.
ARR settings that all farms share.
Registered providers that choose servers for host names.
One host name affinity provider.
Name of the affinity provider, such as Microsoft.Web.Arr.HostNameRoundRobin.
One server farm. URL Rewrite rules send requests to it by name, as in http://shopfarm/.
Unique name of the farm, used as host name in rewrite rules.
False takes the farm out of service.
Whether WFF turns its agent on by itself on the farm's servers.
Account with administrator rights on all servers of the farm, which WFF uses to manage them.
Password of adminUserName. IIS tools store it encrypted.
Smallest number of servers that WFF keeps in the farm.
Address of the WFF agent; {0} stands for the server.
True restarts servers of the farm when the farm configuration changes.
True restarts servers when they are ready.
Server whose platform and applications WFF copies to the others.
Provider for the load balancer in front of the farm; Arr is ARR itself.
Interval at which run-time data of the farm is gathered.
True gathers run-time data of the farm.
Largest number of servers that WFF stops at the same time.
Time after which contact with a WFF agent is tried again.
URL under which the farm is reached from outside.
True starts the servers of the farm automatically.
Whether the proxy passes a "Connection: close" header on for this farm.
What happens to the Server header of responses from this farm.
WFF platform provisioning: products installed on all servers of the farm.
True takes a server out of service while products are installed.
Interval of platform synchronization.
True installs on the other servers what the primary server has.
Whether dependencies of a product are installed in depth.
Web Platform Installer feed with the available products.
Further product feeds.
One further product feed.
Address of the feed.
One additional product to install.
ID of the product in the feeds.
WFF application provisioning: sites, settings and content copied with Web Deploy.
True takes a server out of service while it is synchronized.
True copies sites and content of the primary server to the others.
Interval of application synchronization.
Parts left out of the synchronization.
One part to leave out.
Unique name of the directive.
False ignores the directive.
Web Deploy skip rule, in the form objectName=dirPath,absolutePath=<pattern>.
One additional Web Deploy provider to synchronize.
Name of the Web Deploy provider.
Path for the Web Deploy provider.
One setting of the Web Deploy provider.
Name of the Web Deploy provider setting.
Value of the Web Deploy provider setting.
Settings for WFF extensions.
Settings for one WFF extension.
Name of the extension.
One setting of the extension.
Name of the extension's setting.
Value of the extension's setting.
Workflow operations of WFF that can run on the servers.
One workflow operation.
Unique name of the operation.
Display name of the operation.
Explanation shown for the operation.
Command, program or script to run; {parameter} is replaced by a parameter's value.
True runs the command on the servers of the farm, false on the controller.
Operations this one depends on.
Operations that depend on this one.
Number of further attempts after a failure of the operation.
Wait between two attempts of the operation.
Interval at which the operation repeats; 00:00:00 sets none.
Language of commandToRun.
Windows command line.
PowerShell.
What the operation runs for.
One server.
The whole farm.
Flags for how WFF treats the operation.
Several callers may run it at once.
It stops a server.
Callers for different servers may run it at once.
Tracing is left to the operation.
It starts a server.
A failure does not matter.
It supplies run-time data.
Not shown to users.
For single servers only.
One parameter of the operation.
Name of the parameter, used in braces in commandToRun.
.NET type of the parameter, such as System.String.
Display name of the parameter.
Explanation shown for the parameter.
Value used when the caller gives none.
Repeated attempts of WFF to bring a failed server back.
True tries to repair failed servers.
Wait between two repair attempts.
Number of repair attempts.
Web proxy that WFF uses for its own downloads and calls.
True uses the proxy.
Address of the web proxy.
True reaches local addresses without the proxy.
Account for the web proxy.
Password for the web proxy. IIS tools store it encrypted.
One exception from the proxy.
Address reached without the proxy.
Load balancing, health tests and proxy behavior of ARR for this farm.
How ARR forwards requests to the servers of this farm. Same settings as system.webServer/proxy, with some other defaults.
Host name sent to the servers in place of their own.
Caching of responses from this farm.
Health tests: a test URL, and the failures of live requests. Unhealthy servers get no requests.
Full URL of a test page, requested from every server of the farm. Empty means no URL test.
Number of retries in the URL test.
Interval between two URL tests.
Time a server has to answer the URL test before it counts as unhealthy.
Status codes that pass the URL test, with ranges, such as 200-399.
Text that the response of the test page must contain; empty accepts any. Case counts.
Status codes of normal requests that count as failures; 500- means 500 and above.
Number of failures within liveTrafficFailurePeriod that makes a server unhealthy. Only a URL test or an administrator makes it healthy again.
Time span in which failures of normal requests are counted.
Minimum number of servers for the health tests; 0 sets none.
Affinity: keeping a client or a host name on the same server.
True binds each client to its first server by a cookie.
Name of the affinity cookie. Case counts.
True binds each host name to one or a few servers, for shared hosting.
Whether counters are kept per host name.
True lets the component in serverProviderImage take part in affinity.
Time after the last request for a host name until its server is chosen anew, in whole minutes. Best equal to the pools' idle timeout.
True shares host name affinity between several ARR servers through the External Cache module.
True treats all subdomains of a domain as one host name.
True ignores subdomains for client affinity as well.
Number of name parts that make up the domain when subdomains are ignored; 2 is like contoso.com.
Provider that chooses servers for host names: HostNameRoundRobin spreads evenly, HostNameMemory goes by free memory read over WMI.
DLL of the server affinity provider. Environment variables are expanded.
Affinity settings for one host name.
Host name, such as www.contoso.com.
Number of servers the host name may use, 1 to 256.
Another name for the same site, kept on the same servers.
Equivalent host name.
How requests are spread over the servers of the farm.
Method of choosing a server.
In turn, by the weight of each server.
By a hash of hashServerVariable or queryStringNames.
No longer supported; ARR uses WeightedRoundRobin instead.
Sampling time of LeastResponseTime, which ARR no longer supports.
Server variable hashed by RequestHash, such as REMOTE_ADDR. Case counts.
Query string parameters whose values RequestHash hashes.
True chooses at random between equally suitable servers.
Public keys stored for the farm; Microsoft publishes no description of their use.
One public key.
The key itself, as text.
Object identifier of the key's algorithm.
One server of the farm.
Host name or IP address of the server.
False takes the server out of the farm without deleting it.
ARR settings for this server.
Host name for requests to this server.
Relative share of requests: a server with 200 gets twice as many as one with 100.
Port for http requests to the server.
Port for https requests to the server.
Host name for health tests, if another than for requests.
Port for health tests, if another than for requests; 0 sets none.
Counters of the server, read at run time; not stored in the file.
Whether the server takes requests.
Takes no new clients, only those bound to it.
Takes none.
Result of the health tests.
System tick count at the last reset of the counters.
Requests sent to the server.
Requests that failed by a connection error or a failure status code.
Requests in progress.
Requests per second.
Bytes sent.
Bytes received.
Response time of the server.
WebSocket requests sent to the server.
WebSocket connections open now.
WebSocket requests that failed.
Bytes sent over WebSockets.
Bytes received over WebSockets.`,
  sections: {
    'administrators': '0 1 2 3 4 5 6 7 8 9',
    'administratorsProviders': 'a b c d e',
    'appSettings': 'f g h i j',
    'configPaths': 'k l m n o p q',
    'configProtectedData': 'r s t u v w',
    'configurationRedirection': 'x y z 10 11 12 13',
    'connectionStrings': '14 15 16 17 18',
    'moduleProviders': '19 1a 1b 1c',
    'modules': '1d 1e 1f',
    'system.applicationHost/applicationPools': '1g 1h 1i 1j 1k 1l 1m 1n 1o 1p 1q 1r 1s 1t 1u 1v 1w 1x 1y 1z 20 21 22 23 24 25 26 27 28 29 2a 2b 2c 2d 2e 2f 2g 2h 2i 2j 2k 2l 2m 2n 2o 2p 2q 2r 2s 2t 2u 2v 2w 2x 2y 2z 30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f 3g 3h 3i 3j 3k 3l 3m 3n 3o 3p 3q 3r 3s 3t 3u 3v 3w 3x 3y 3z 40 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 4g 4h 4i 4j 4k 4l 4m 4n 4o 4p 4q 1j 1k 1l 1m 1n 1o 1p 1q 1r 1s 1t 1u 1v 1w 4r 4c 4s 4e 4t 4f 4u 1x 1y 1z 20 21 22 23 24 25 26 27 28 29 2a 2b 2c 2d 2e 2f 2g 2h 2i 2j 2k 2l 2m 2n 2o 2p 2q 2r 2s 2t 2u 2v 2w 2x 2y 2z 30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f 3g 3h 3i 3j 3k 3l 3m 3n 3o 3p 3q 3r 3s 3t 3u 3v 3w 3x 3y 3z 40 41 42 43 44 45 46 4v 48 49 4a 4b 4c 4d 4e 4f 4g 4h 4i 4j 4k 4l 4m 4n',
    'system.applicationHost/configHistory': '4w 4x 4y 4z 50',
    'system.applicationHost/customMetadata': '51 52 53 54 55 56 57 58 59 5a 5b 5c 5d 5e 5f 5g 5h 5i 5j 5k 5l 5m 5n 5o',
    'system.applicationHost/listenerAdapters': '5p 5q 5r 5s 5t 5u',
    'system.applicationHost/log': '5v 5w 5x 5y 5z 60 61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 65 66 67 68 69 6g 6h 6i 6j 6k 6l 6m 6n 6o 6p 6q 6r 6s 6t 6u 6v 6w 6x 6y 6z 70 71 72 73 74',
    'system.applicationHost/serviceAutoStartProviders': '75 76 77 78',
    'system.applicationHost/sites': '79 7a 7b 7c 7d 7e 7f 7g 7h 7i 7j 7k 7l 7m 7n 7o 7p 6j 6k 6l 6m 6n 6o 6p 6q 6r 6s 6t 6u 6v 6w 6x 6y 6z 70 71 72 73 74 7q 7r 7s 7t 7u 7v 7w 7x 7y 7z 80 69 66 67 68 65 81 82 83 84 85 86 87 88 89 8a 8b 8c 8d 8e 8f 8g 8h 8i 8j 8k 8l 8m 8n 8o 8p 8q 8r 8s 8t 8u 8v 8w 8x 8y 8z 90 91 92 93 94 95 96 97 98 99 9a 9b 9c 9d 9e 9f 9g 9h 9e 9i 9j 9k 9l 9m 9n 9o 9p 9q 9r 9s 9t 9u 9v 9w 9x 9y 9z a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab a4 a5 a6 a7 ac ad ae af ag ah ai aj ak al am an ao ap aq ar as at au av aw ax ay az b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 ba bb bc bd be bf bg bh bi bj bk bl bm bn bo bp bq br bs bt bu bv bw bx by bz c0 c1 6o c2 c3 c4 c5 c6 6v 6w c7 6y c8 c9 ca cb cc cd ce cf cg 69 66 67 68 65 ch ci cj ck cl cm cn co cp cq cr cs ct cu cv cw cx cy cz d0 d1 d2 d3 a4 a5 a6 a7 d4 d5 d6 d7 7d d8 4c 4s 4e 4t 4f d9 da 7g 7h 7i db dc dd 7j 7k 7l 7m 7n 7o 7p 6j 6k 6l 6m 6n 6o 6p 6q 6r 6s 6t 6u 6v 6w 6x 6y 6z 70 71 72 73 74 7q 7r 7s 7t 7u 7v 7w 7x 7y 7z 80 69 66 67 68 65 81 82 83 84 85 86 87 88 89 8a 8b 8c 8d 8e 8f 8g 8h 8i 8j 8k 8l de df dg dh di dj dk dl dm d0 d1 d2 d3 a4 a5 a6 a7 d4 8m 8n 8o dn 4c 4s 4e 4t 4f do 8p 8q 8r 8s 8t 8u 8v 8w 8x 8y 8z 90 91 92 93 94 95 96 97 98 99 9a 9b 9c 9d 9e 9f 9g 9h 9e 9i 9j 9k 9l 9m 9n 9o 9p 9q 9r 9s 9t 9u 9v 9w 9x 9y 9z a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab a4 a5 a6 a7 ac ad ae af ag ah ai aj ak al am an at au av aw ax ay az b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 ba bb bc bd be bf bg bh bi bj bk bl bm bn bo bp bq br bs bt bu bv bw bx by bz c0 c1 6o c2 c3 c4 c5 c6 6v 6w c7 6y c8 c9 ca cb cc cd ce cf cg 69 66 67 68 65 ch ci cj ck cl cm cn dp dq dr ds dt du dv dw dx dy dz e0 co cp cq cr cs ct e1 e2 dg dh di dj dk e3 e4 d0 d1 d2 d3 a4 a5 a6 a7 d4 e5 e6 d0 d1 d2 d3 a4 a5 a6 a7 d4',
    'system.applicationHost/webLimits': 'e7 e8 e9 ea eb ec ed ee',
    'system.codedom': 'ef eg eh ei ej ek el em en eo ep',
    'system.data': 'eq er es et eu ev ew',
    'system.diagnostics': 'ex ey ez f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 fa fb fc fd fe ff fg fh fi fj fk fl fm fn fo fp fq f5 f6 f7 f8 f9 fa fb fc fd fe ff fg fh fi fr fs ft fu fv fw fx fy fz g0 f5 f6 f7 f8 f9 fa fb fc fd fe ff fg fh fi',
    'system.ftpServer/caching': 'g1 g2 g3 g4',
    'system.ftpServer/firewallSupport': 'g5 g6 g7',
    'system.ftpServer/log': 'g8 g9 ga gb gc gd ge bx by bz c0 c1 6o c2 c3 c4 c5 c6 6v 6w c7 6y c8 c9 ca cb cc cd ce gf gg 69 66 67 68 65 gh gi gj gk cl cm cn',
    'system.ftpServer/providerDefinitions': 'gl gm gn go gp gq gr gs gt gu gv gw',
    'system.ftpServer/security/authentication': 'gx gy gz h0 h1 h2',
    'system.ftpServer/security/authorization': 'h3 h4 h5 h6 h7 h8 h9 ha hb hc',
    'system.ftpServer/security/ipSecurity': 'hd he hf hg hh hi hj hk',
    'system.ftpServer/security/requestFiltering': 'hl hm hn ho hp hq hr hs ht hu hv hw hx hy hz i0',
    'system.ftpServer/serverRuntime': 'i1 i2 i3',
    'system.net/authenticationModules': 'i4 i5 i6',
    'system.net/connectionManagement': 'i7 i8 i9 ia',
    'system.net/defaultProxy': 'ib ic id ie if ig ih ii ij ik il im in io ip iq ir is it iu iv iw ix',
    'system.net/mailSettings/smtp': 'iy iz j0 j1 j2 j3 j4 j5 j6 j7 j8 j9 ja jb',
    'system.net/requestCaching': 'jc jd je jf jg jh ji jj jk jl jm jn jo jp je jf jg jh ji jj jk jq jr js jt ju jv jf jg jh ji jj jk jw jx',
    'system.net/settings': 'jy jz k0 k1 k2 k3 k4 k5 k6 k7 k8 k9 ka kb kc kd ke kf kg kh ki kj',
    'system.net/webRequestModules': 'kk kl km kn',
    'system.transactions/defaultSettings': 'ko kp kq',
    'system.transactions/machineSettings': 'kr ks',
    'system.web/anonymousIdentification': 'kt ku kv kw kx ky kz l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 la',
    'system.web/authentication': 'lb lc ld le lf lg lh li lj lk kw kx ky ll lm ln lo lp lq lr ls lt lu lv lw lx ly lz m0 m1 m2 m3 m4 m5 m6 m7 m8 m9',
    'system.web/authorization': 'ma mb mc md me mf',
    'system.web/browserCaps': 'mg mh mi mj',
    'system.web/caching/cache': 'mk ml mm mn mo mp',
    'system.web/caching/outputCache': 'mq mr ms mt mu mv',
    'system.web/caching/outputCacheSettings': 'mw mx my mz n0 n1 n2 n3 n4 n5 n6 n7 n8 n9 na nb nc nd ne nf',
    'system.web/caching/sqlCacheDependency': 'ng nh ni nj nk nl nm nn',
    'system.web/clientTarget': 'no np nq nr',
    'system.web/compilation': 'ns nt nu nv nw nx ny nz o0 o1 o2 o3 o4 o5 o6 o7 o8 o9 oa ob oc od oe of og oh oi oj ok ol om on oo op oq',
    'system.web/customErrors': 'or os ot ou ov ow ox oy oz p0 p1',
    'system.web/deployment': 'p2 p3',
    'system.web/deviceFilters': 'p4 p5 p6 p7 p8 p9 pa',
    'system.web/fullTrustAssemblies': 'pb pc pd pe pf',
    'system.web/globalization': 'pg ph pi pj pk pl pm pn po pp',
    'system.web/healthMonitoring': 'pq pr ps pt pu pv pw px py pz q0 q1 q2 q3 q4 q5 q6 q7 q8 q9 qa qb qc qd qe qf qg qh qi qj qk ql qm qn qo qp qq qr qs',
    'system.web/hostingEnvironment': 'qt qu qv qw',
    'system.web/httpCookies': 'qx qy qz r0',
    'system.web/httpHandlers': 'r1 r2 r3 r4 r5 r6',
    'system.web/httpModules': 'r7 r8 r9 ra',
    'system.web/httpRuntime': 'rb rc rd re rf rg rh ri rj rk rl rm rn ro rp rq rr rs rt ru rv rw rx ry rz s0 s1 s2 s3 s4 s5 s6 s7',
    'system.web/identity': 's8 s9 sa sb',
    'system.web/machineKey': 'sc sd se sf sg sh si sj sk sl sm sn so sp sq sr ss st',
    'system.web/membership': 'su sv sw sx sy sz t0 t1',
    'system.web/mobileControls': 't2 t3 t4 t5 t6 t7 t8 t9 ta tb tc td te',
    'system.web/pages': 'tf tg th ti tj tk tl tm tn to tp tq tr ts tt tu tv tw tx ty tz u0 u1 u2 u3 u4 u5 u6 u7 u8 u9 ua ub uc ud ue uf ug uh ui uj uk ul um un uo up',
    'system.web/partialTrustVisibleAssemblies': 'uq ur pd pe pf',
    'system.web/processModel': 'us ut uu uv uw ux uy uz v0 v1 v2 v3 uz v4 v5 v6 v7 v8 v9 va vb vc vd ve vf vg vh vi vj vk vl vm vn vo vp vq vr vs vt vu vv vw vx',
    'system.web/profile': 'vy vz w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 wa wb wc wd we wf wg wh wi wj w5 w6 w7 wk w9 wa wb wc wd we wf wg wl wm t0 wn',
    'system.web/protocols': 'wo wp wq wr ws wt',
    'system.web/roleManager': 'wu wv ww wx wy wz x0 x1 x2 x3 x4 x5 x6 sv x7 x8 x9 xa xb t0 xc',
    'system.web/securityPolicy': 'xd xe xf xg',
    'system.web/sessionPageState': 'xh xi',
    'system.web/sessionState': 'xj xk xl xm kw kx ky xn xo xp xq xr xs xt xu xv xw xx xy xz y0 y1 y2 y3 y4 y5 y6 y7 y8 y9 ya yb',
    'system.web/siteMap': 'yc yd ye yf yg t0 yh',
    'system.web/trace': 'yi yj yk yl ym yn yo yp yq yr',
    'system.web/trust': 'ys yt yu yv yw',
    'system.web/urlMappings': 'yx yy yz z0 z1',
    'system.web/webControls': 'z2 z3',
    'system.web/webParts': 'z4 z5 z6 z7 z8 z9 za zb me zc zd ze t0 zf zg zh zi zj',
    'system.web/webServices': 'zk zl zm zn zo zp zq zr zs zt zu zv zw zx zy zz 100 101 102 103 104 105 106 107 108 109 10a 10b 10c 10d 10e 10f 10g 10h 10i 10j 10k 10l 10m 10n 10o 10p 10q 10r 10s',
    'system.web/xhtmlConformance': '10t 10u 10v 10w 10x',
    'system.webServer/applicationInitialization': '10y 10z 110 111 112 113 114',
    'system.webServer/asp': '115 116 117 118 119 11a 11b 11c 11d 11e 11f 11g 11h 11i 11j 11k 11l 11m 11n 11o 11p 11q 11r 11s 11t 11u 11v 11w 11x 11y 11z 120 121 122 123 124 125 126 127 128 129 12a 12b 12c 12d 12e 12f',
    'system.webServer/aspNetCore': '12g 12h 12i 12j 12k 12l 12m 12n 12o 12p 12q 12r 12s 12t 12u 12v 12w 12x 12y 12z 130 131 132 133',
    'system.webServer/caching': '134 135 136 137 138 139 13a 13b 13c 13d 13e 13f 13g 13h 13d 13e 13f 13g 13i 13j n2 n3 n4 n5 n6 n7 13k 13l',
    'system.webServer/cgi': '13m 13n 13o 13p',
    'system.webServer/defaultDocument': '13q 13r 13s 13t 13u',
    'system.webServer/directoryBrowse': '13v 13w 13x 13y 13z 140 141 142 143',
    'system.webServer/diskCache': '144 145 146 147 148 149 14a 14b 14c 14d 14e 14f 14g 14h 14i 14j 14k 14l 14m 14n 14o 14p 14q 14r',
    'system.webServer/fastCgi': '14s 14t 14u 14v 14w 14x 14y 14z 150 151 152 153 154 155 156 157 158 159 15a 15b 15c 15d 15e 12x 15f 15g',
    'system.webServer/globalModules': '15h 15i 15j 15k 15l',
    'system.webServer/handlers': '15m 15n tp 15o 15p 15q 15r 15s 15t 15u 15v 15w 15x 15y 15z 160 161 162 163 164 165 166 167 168 169 16a 15o 15p 15s 15q 16b 16c 16d',
    'system.webServer/httpCompression': '16e 16f 16g 16h 16i 16j 16k 16l 16m 16n 16o 16p 16q 16r 16s 16t 16u 16v 16w 16x 16y 16z 16w 170 16y 171 172 173 174 175 176 177',
    'system.webServer/httpErrors': '178 179 ov ow 17a 17b 17c 17d 17e 17f 17g 17h 17i 17j 17k 17l 17m 17n 17o 17p 17q 17r 17h 17i 17j',
    'system.webServer/httpLogging': '17s 17t 17u 17v 17w 17x',
    'system.webServer/httpPlatform': '17y 17z 180 181 182 183 184 185 186 187 188 189 12u 12v 18a 12x 15f 12z',
    'system.webServer/httpProtocol': '18b 18c 18d 18e 18f 18g 18h 18i 18f 18g',
    'system.webServer/httpRedirect': '18j 18k 18l 18m 18n 18o 18p 18q 18r 18s 18t 18u 18v',
    'system.webServer/httpTracing': '18w 18x 18y 18z',
    'system.webServer/isapiFilters': '190 191 192 15k 193 194 195',
    'system.webServer/management/authentication': '196 197 198 199 19a 19b 19c 19d 19e 19f 19g',
    'system.webServer/management/authorization': '19h 19i 19j 19k 19l 19m 19n 19o 19p 19q 19r 19s',
    'system.webServer/management/dbManager': '19t 19u 19v 19w 19x 19y 19z 1a0 1a1 1a2 1a3 1a4',
    'system.webServer/management/delegation': '1a5 1a6 1a7 1a8 1a9 1aa 1ab 1ac 1ad 1ae 1af 1ag 1ah 1ai 1aj 1ak 1al 1am 1an 1ao 1ap 1aq 1ar 1as 1at 22 1au 1av',
    'system.webServer/management/trustedProviders': '1aw 1ax 1ay 1az',
    'system.webServer/modules': '1b0 1b1 1b2 1b3 1b4 1b5 1b6',
    'system.webServer/odbcLogging': '1b7 1b8 1b9 1ba 1bb',
    'system.webServer/proxy': '1bc 1bd 1be 1bf 1bg 1bh 1bi 1bj 1bk 1bl 1bm 1bn 1bo 1bp 1bq 1br 1bs 1bt 1bu 1bv 1bw 1bx 1by 1bz 1c0 1c1 1c2 1c3 1c4 1c5 1c6 1c7 1c8 1c9 1ca 1cb 1cc 1cd 1ce 1cf 1cg 1ch 1ci 1cj',
    'system.webServer/rewrite/allowedServerVariables': '1ck 1cl 1cm',
    'system.webServer/rewrite/globalRules': '1cn 1co 1cp 1cq 1cr 1cs 1ct 1cu 1cv 1cw 1cx 1cy 1cz 1d0 1d1 1d2 1d3 1d4 1d5 1d6 1d7 1d8 1d9 1da 1db 1dc 1dd 1de 1df 1dg 1dh 1di 1dj 1dk 1dl 1dm 1dn 1do 1dp 1dq 1dr 1ds 18p 18q 1dt 18r 1du 1dv 1dw 1dx',
    'system.webServer/rewrite/outboundRules': '1dy 1dz 1e0 1e1 1e2 1e3 1e4 1e5 1e6 1e7 1e8 1d1 1d2 1d3 1e9 1ea 1eb 1cu 1ec 1ed 1ee 1d8 1d9 1da 1ef 1eg 1dd 1eh 1ei 1ej 1cq 1cr 1ea 1ek 1cu 1el 1em 1en 1eo 1ep 1eq 1er 1es 1et 1eu 1ev 1ew 1ex 1ey 1ez 1f0 1f1 1f2 1f3 1f4 1cy 1f5 1d0 1d1 1d2 1d3 1d4 1d5 1f6 1f7 1d8 1d9 1da 1f8 1dc 1dd 1f9 1dk 1fa 1fb 1fc 1di',
    'system.webServer/rewrite/providers': '1fd 1fe 1ff 1fg 1fh 1fi 1fj 1fk 1fl',
    'system.webServer/rewrite/rewriteMaps': '1fm 1fn 1ff 1fo 1fp 1fq 1fr 1fs',
    'system.webServer/rewrite/rules': '1ft 1co 1cp 1cq 1cr 1cs 1ct 1cu 1cv 1cw 1fu 1cy 1cz 1d0 1d1 1d2 1d3 1d4 1d5 1fv 1f7 1d8 1d9 1da 1db 1dc 1dd 1de 1df 1fw 1dh 1di 1dj 1dk 1dl 1dm 1dn 1do 1dp 1dq 1dr 1fx 1ds 18p 18q 1dt 18r 1du 1dv 1dw 1dx',
    'system.webServer/security/access': '1fy 1fz 1g0 1g1 1g2 1g3 1g4',
    'system.webServer/security/applicationDependencies': '1g5 1g6 1g7 1g8 1g9 1ga',
    'system.webServer/security/authentication/anonymousAuthentication': '1gb 1gc 1gd 1ge 1gf 1gg 1gh 1gi 1gj',
    'system.webServer/security/authentication/basicAuthentication': '1gk 1gl 1gm 1gn 1go 1gp 1gq 1gr 1gs',
    'system.webServer/security/authentication/clientCertificateMappingAuthentication': '1gt 1gu',
    'system.webServer/security/authentication/digestAuthentication': '1gv 1gw 1gx',
    'system.webServer/security/authentication/iisClientCertificateMappingAuthentication': '1gy 1gz 1h0 1h1 1h2 1h3 1h4 1h5 1gr 1gs 1h6 1h7 1h8 1h9 1ha 1hb 1hc 1hd 1he 1hf 1hg 1hh 1hi 1hj 1hk 1hl 1hm 1hn 1ho 1hp 1ha 1hq 1hf 1hr',
    'system.webServer/security/authentication/windowsAuthentication': '1hs 1ht 1hu 1hv 1hw 1hx 1hy 1hz 1i0 1i1 1i2 1i3 1i4 1i5 1i6 1i7 1i8 1i9 1ia 1ib 1ic 1id',
    'system.webServer/security/authorization': '1ie 1if 1ig 1ih 1ii 1ij 1ik 1il 1im',
    'system.webServer/security/dynamicIpSecurity': '1in 1io 1ip 1iq 1ir 1is 1it 1iu 1iv 1iw 1ix 1iy 1iz 1j0 1j1',
    'system.webServer/security/ipSecurity': '1j2 1j3 1j4 1j5 1j6 1ip 1iq 1ir 1is 1j7 1j8 1j9 1ja 1jb',
    'system.webServer/security/isapiCgiRestriction': '1jc 1jd 1je 1jf 1jg 1jh 1ji 1h9',
    'system.webServer/security/requestFiltering': '1jj 1jk 1jl 1jm 1jn 1jo 1jp 1jq 1jr 1js 1jt 1ju 1jv 1jw 1jx 1jy 1jz 18f 1k0 1k1 1k2 1k3 1k4 1k5 1k6 1k7 1k8 1k9 1ka 1kb 1kc 1kd 1ke 1kf 1kg 1kh 1ki 1kj 1kk 1ki 1kl 1km 1ig 1kn 1ko 1kp 1kq 1kr 1ks 1kt 1ku 1kv 1kw 1kx 1ky 1kz 1l0',
    'system.webServer/serverRuntime': '1l1 1l2 1l3 1l4 1l5 1l6 1l7 1l8 1l9 1la 1lb 1lc',
    'system.webServer/serverSideInclude': '1ld 1le',
    'system.webServer/staticContent': '1lf 1lg 1lh 1li 1lj 1lk 1ll 1lm 1ln 1lo 1lp 1lq 1lr 1ls 1lt 1lu 1lv',
    'system.webServer/tracing/traceFailedRequests': '1lw 1lx 1ly 1lz 1m0 1m1 1m2 1m3 1m4 1m5 1m6 1m7 1m8 1m9 1ma 1mb 1mc 1md 1me 1mf 1mg 1mh 1mi 1mj 1mk 1ml',
    'system.webServer/tracing/traceProviderDefinitions': '1mm 1mn 1mo 1mp 1mq 1mr 1ms 1mt',
    'system.webServer/urlCompression': '1mu 1mv 1mw 1mx',
    'system.webServer/validation': '1my 1mz',
    'system.webServer/wdeploy/backup': '1n0 1n1 1n2 1n3 1n4 1n5 1n6 1n7 1n8 1n9 1na 1nb 1nc 1nd',
    'system.webServer/webSocket': '1ne 1nf 1ng 1nh',
    'system.webServer/webdav/authoring': '1ni 1nj 1nk 1nl 1nm 1nn 1no 1np 1nq 1nr 1ns 1nt 1nu 1nv 1nw 1nx 1ny 1nz 1o0 1o1 1o2 1o3 1o4 1o5 1o6 1o7',
    'system.webServer/webdav/authoringRules': '1o8 1o9 tp 1oa 1ob 1oc 1od 1oe 1of 1og 1oh 1oi 1oj tp 1oa 1ob 1oc',
    'system.webServer/webdav/globalSettings': '1ok 1ol 1om 1on 1oo 1op 1oq 1or 1os 1ot 1ou',
    'system.windows.forms': '1ov 1ow',
    'system.xml.serialization/dateTimeSerialization': '1ox 1oy 1oz 1p0 1p1',
    'system.xml.serialization/schemaImporterExtensions': '1p2 1p3 1p4 1p5',
    'system.xml.serialization/xmlSerializer': '1p6 1p7',
    'webFarms': '1p8 1p9 1pa 1pb 1pc 1pd 1pe 1pf 1pg 1ph 1pi 1pj 1pk 1pl 1pm 1pn 1po 1pp 1pq 1pr 1ps 1pt 1pu 1pv 1pw 1px 1bg 1bh 1bi 1py 1pz 1q0 1q1 1q2 1q3 1q4 1q5 1q6 1q7 1q8 1q9 1qa 1qb 1qc 1qd 1qe 1qf 1qg 1qh 1qi 1qj 1qk 1ql 1qm 1qn 1qo 1qp 1qq 1qr 1qs 1qt 1qu 1qv 1qw 1qx 1qy 1qz 1r0 1r1 1r2 1r3 1r4 1r5 1r6 1r7 1r8 1r9 1ra 1rb 1rc 5e 1rd 1re 1rf 1rg 1rh 1ri 1rj 1rk 1rl 1rm 1rn 1ro 1rp 1rq 1rr 1rs 1rt 1ru 1rv 1rw 1rx 1ry 1rz 1s0 1s1 1s2 1s3 1s4 1s5 1bj 1bk 1bl 1bm 1bn 1bo 1bp 1s6 1bq 1br 1bs 1bt 1bu 1bv 1bw 1bx 1by 1bz 1c0 1c1 1c2 1c3 1c4 1c5 1c6 1c7 1c8 1c9 1ca 1s7 1cc 1cd 1ce 1cf 1cg 1ch 1ci 1cj 1s8 1s9 1sa 1sb 1sc 1sd 1se 1sf 1sg 1sh 1si 1sj 1sk 1sl 1sm 1sn 1so 1sp 1sq 1sr 1ss 1st 1su 1sv 1sw 1sx 1sy 1sz 1t0 1t1 1t2 1t3 1t4 1t5 1t5 1t5 1t6 1t7 1t8 1t9 1ta 1tb 1tc 1td 1te 1tf 1tg 1th 1ti 1tj 1tk 1tl 1tm 1tn 1to 1tp 4d 1tq 1tr 1ts 1tt 1tu 1tv 1tw 1tx 1ty 1tz 1u0 1u1 1u2 1u3 1u4 1u5',
  },
};
