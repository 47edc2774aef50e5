// Generated from server/schema by scripts/schema/generate.ts. Edit the JSON files, then run it again.
import type { SectionTable } from '../decode';

export const SECTION_TABLE: SectionTable = {
  origins: `IIS_schema.xml	IIS
rscaext.xml	IIS
ASPNET_schema.xml	ASP.NET
FX_schema.xml	.NET Framework
Ftp_schema.xml	FTP
ftp_rscaext.xml	FTP
WebDAV_schema.xml	WebDAV
rewrite_schema.xml	URL Rewrite
webfarm.xml	Web Farm Framework
arr_schema.xml	Application Request Routing
aspnetcore_schema_v2.xml	ASP.NET Core Module
aspnetcore_schema.xml	ASP.NET Core Module
httpplatform_schema.xml	HttpPlatformHandler
deploymentAuthorizationSchema.xml	Web Deploy
BackupManagerSchema.xml	Web Deploy
dbmanager_schema.xml	Database Manager`,
  attributes: `path	s	rk
name	s	rk
password	s	CE	=[enc:AesProvider::enc]
credentialType	e		=IISManager		IISManager=0,Windows=1,WindowsGroup=2
defaultProvider	s		=ConfigurationAuthorizationProvider
type	s	r
file	s
key	s	k
value	s
path	s
locationPath	s
status	u
name	s	k
defaultProvider	s		=RsaProtectedConfigurationProvider
enabled	b		=false
path	s	X	=
userName	s		=
password	s	CE	=[enc:IISRsaProvider::enc]
enableUncPolling	b		=false			IIS 7.5
pollingPeriod	t		=00:03:00			IIS 7.5
connectionString	s	r
providerName	s		=System.Data.SqlClient
name	s			applicationPoolName
queueLength	u		=1000	integerRange 10,65535
autoStart	b		=true
enable32BitAppOnWin64	b		=false
managedRuntimeVersion	s		=
managedRuntimeLoader	s		=webengine4.dll			IIS 7.5
enableConfigurationOverride	b		=true
managedPipelineMode	e		=Integrated		Integrated=0,Classic=1
CLRConfigFile	s	X	=			IIS 7.5
passAnonymousToken	b		=true
startMode	e		=OnDemand		OnDemand=0,AlwaysRunning=1	IIS 7.5
identityType	e		=ApplicationPoolIdentity		LocalSystem=0,LocalService=1,NetworkService=2,SpecificUser=3,ApplicationPoolIdentity=4
userName	s
password	s	CE	=[enc:IISWASOnlyAesProvider::enc]
loadUserProfile	b		=false
setProfileEnvironment	b		=true			IIS 8.0
logonType	e		=LogonBatch		LogonBatch=0,LogonService=1	IIS 7.5
manualGroupMembership	b		=false
idleTimeout	t		=00:20:00	timeSpanRange 0,2592000,60
idleTimeoutAction	e		=Terminate		Terminate=0,Suspend=1	IIS 8.5
maxProcesses	u		=1	integerRange 0,2147483647
shutdownTimeLimit	t		=00:01:30	timeSpanRange 1,4294967,1
startupTimeLimit	t		=00:01:30	timeSpanRange 1,4294967,1
pingingEnabled	b		=true
pingInterval	t		=00:00:30	timeSpanRange 1,4294967,1
pingResponseTime	t		=00:01:30	timeSpanRange 1,4294967,1
logEventOnProcessModel	f		=IdleTimeout		IdleTimeout=1	IIS 8.0
requestQueueDelegatorIdentity	s
disallowOverlappingRotation	b		=false
disallowRotationOnConfigChange	b		=false
logEventOnRecycle	f		=Time, Requests, Schedule, Memory, IsapiUnhealthy, OnDemand, ConfigChange, PrivateMemory		Time=1,Requests=2,Schedule=4,Memory=8,IsapiUnhealthy=16,OnDemand=32,ConfigChange=64,PrivateMemory=128
memory	u		=0
privateMemory	u		=0
requests	u		=0
time	t		=29:00:00	timeSpanRange 0,25920000,60
value	t	rk		timeSpanRange 0,86399,60
loadBalancerCapabilities	e		=HttpLevel		TcpLevel=1,HttpLevel=2
orphanWorkerProcess	b		=false
orphanActionExe	s	X
orphanActionParams	s	X
rapidFailProtection	b		=true
rapidFailProtectionInterval	t		=00:05:00	timeSpanRange 60,8640000,60
rapidFailProtectionMaxCrashes	u		=5	integerRange 1,2147483647
autoShutdownExe	s	X
autoShutdownParams	s	X
limit	u		=0	integerRange 0,100000
action	e		=NoAction		NoAction=0,KillW3wp=1,Throttle=2,ThrottleUnderLoad=3
resetInterval	t		=00:05:00	timeSpanRange 0,86400,60
smpAffinitized	b		=false
smpProcessorAffinityMask	u		=4294967295
smpProcessorAffinityMask2	u		=4294967295
processorGroup	i		=0	integerRange 0,2147483647		IIS 8.0
numaNodeAssignment	e		=MostAvailableMemory		MostAvailableMemory=0,WindowsScheduling=1	IIS 8.0
numaNodeAffinityMode	e		=Soft		Soft=0,Hard=1	IIS 8.0
name	s	rk		nonEmptyString
value	s	r		nonEmptyString
processId	u	k
guid	s
state	e				Starting=0,Running=1,Stopping=2,Unknown=3
appPoolName	s
id	s
virtualPath	s
physicalPath	s
siteId	u
idle	u
name	s	rk		applicationPoolName
state	e	R			Starting=0,Started=1,Stopping=2,Stopped=3,Unknown=4
applicationPoolSid	s	R
enabled	b		=true
path	s		=%SYSTEMDRIVE%\\inetpub\\history
maxHistories	u		=10	integerRange 1,4294967295
period	t		=00:02:00	timeSpanRange 10,2147483647,1
path	s	k
id	u	k
dataType	e	r			DWord=1,String=2,Binary=3,ExpandSZ=4,MultiSZ=5
userType	u		=1
attributes	f		=Inherit		None=0,Inherit=1,PartialPath=2,Secure=4,Reference=8,Volatile=16,IsInherited=32,InsertPath=64,LocalMachineOnly=128,NonSecureOnly=256
value	s	C
identity	s
protocolManagerDll	s
protocolManagerDllInitFunction	s	C
logInUTF8	b		=true
centralLogFileMode	e		=Site		Site=0,CentralBinary=1,CentralW3C=2
directory	s	X	=%SystemDrive%\\inetpub\\logs\\LogFiles
period	e		=Daily		Hourly=4,Daily=1,Weekly=2,Monthly=3,MaxSize=0
truncateSize	l		=20971520	integerRange 1048576,4294967295
localTimeRollover	b		=false
directory	s	X	=%SystemDrive%\\inetpub\\logs\\LogFiles	nonEmptyString
logExtFileFlags	f		=Date, Time, ClientIP, UserName, SiteName, ServerIP, Method, UriStem, UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus, Referer		Date=1,Time=2,ClientIP=4,UserName=8,SiteName=16,ComputerName=32,ServerIP=64,Method=128,UriStem=256,UriQuery=512,HttpStatus=1024,Win32Status=2048,BytesSent=4096,BytesRecv=8192,TimeTaken=16384,ServerPort=32768,UserAgent=65536,Cookie=131072,Referer=262144,ProtocolVersion=524288,Host=1048576,HttpSubStatus=2097152
name	s	kC		nonEmptyString
type	s	C
name	s			siteName
id	u
serverAutoStart	b		=true
protocol	s	rc		nonEmptyString
bindingInformation	s	rc		nonEmptyString
sslFlags	u		=0			IIS 8.0
maxBandwidth	u		=4294967295	integerRange 0,1023,exclude
maxConnections	u		=4294967295
connectionTimeout	t		=00:02:00	timeSpanRange 0,65535,1
maxUrlSegments	u		=32	integerRange 0,16383		IIS 8.0
logExtFileFlags	f		=Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, UriQuery, TimeTaken, HttpStatus, Win32Status, ServerPort, UserAgent, HttpSubStatus, Referer		Date=1,Time=2,ClientIP=4,UserName=8,SiteName=16,ComputerName=32,ServerIP=64,Method=128,UriStem=256,UriQuery=512,HttpStatus=1024,Win32Status=2048,BytesSent=4096,BytesRecv=8192,TimeTaken=16384,ServerPort=32768,UserAgent=65536,Cookie=131072,Referer=262144,ProtocolVersion=524288,Host=1048576,HttpSubStatus=2097152
customLogPluginClsid	s		=
logFormat	e		=W3C		IIS=0,NCSA=1,W3C=2,Custom=3
logTargetW3C	f		=File		File=1,ETW=2	IIS 8.5
period	e		=Daily		MaxSize=0,Daily=1,Weekly=2,Monthly=3,Hourly=4
logSiteId	b		=true			IIS 8.0
flushByEntryCountW3CLog	u		=0			IIS 8.5
maxLogLineLength	u		=65536	integerRange 2,65536		IIS 8.5
maxCustomFieldLength	u		=4096	integerRange 2,65536
logFieldName	s	rk		nonEmptyString
sourceName	s	r		nonEmptyString
sourceType	e	r			RequestHeader=0,ResponseHeader=1,ServerVariable=2
directory	s	X	=%SystemDrive%\\inetpub\\FailedReqLogFiles
maxLogFiles	u		=50	integerRange 1,10000
maxLogFileSizeKB	u		=1024	integerRange 0,1048576
customActionsEnabled	b		=false
allowUTF8	b		=true
unauthenticatedTimeout	i		=30
controlChannelTimeout	i		=120
dataChannelTimeout	i		=30
disableSocketPooling	b		=false
serverListenBacklog	i		=60
minBytesPerSecond	i		=240
resetOnMaxConnections	b		=false
maxBandwidth	u		=4294967295	integerRange 0,4294967294,exclude
matchClientAddressForPort	b		=true
matchClientAddressForPasv	b		=true
maxCommandLine	u		=4096
allowUnlisted	b		=true
command	s	rk		nonEmptyString
allowed	b	r
serverCertHash	s
serverCertStoreName	s		=MY
ssl128	b		=false
controlChannelPolicy	e		=SslRequire		SslAllow=0,SslRequire=1,SslRequireCredentialsOnly=2
dataChannelPolicy	e		=SslRequire		SslAllow=0,SslRequire=1,SslDeny=2
clientCertificatePolicy	e		=CertIgnore		CertIgnore=0,CertAllow=1,CertRequire=2
useActiveDirectoryMapping	b		=false
validationFlags	f		=		NoRevocationCheck=1,CertChainRevocationCheckCacheOnly=2,CertChainCacheOnlyUrlRetrieval=4,CertNoUsageCheck=8
revocationFreshnessTime	t		=00:00:00
revocationUrlRetrievalTimeout	t		=00:01:00
userName	s		=IUSR
password	s	E	=[enc:AesProvider::enc]
defaultLogonDomain	s		=NT AUTHORITY
logonMethod	e		=ClearText		Interactive=0,Batch=1,Network=2,ClearText=3
defaultLogonDomain	s
name	s
impersonationLevel	e		=Identify		Anonymous=0,Identify=1,Impersonate=2,Delegate=3
exitMessage	s
greetingMessage	s
bannerMessage	s
maxClientsMessage	s
suppressDefaultBanner	b		=false
allowLocalDetailedErrors	b		=true
expandVariables	b		=false
keepPartialUploads	b		=false
allowReplaceOnRename	b		=false
allowReadUploadsInProgress	b		=false
externalIp4Address	s
mode	e		=None		StartInUsersDirectory=0,IsolateRootDirectoryOnly=1,ActiveDirectory=2,IsolateAllDirectories=3,None=4,Custom=5
adUserName	s
adPassword	s	E	=[enc:AesProvider::enc]
adCacheRefresh	t		=00:01:00
showFlags	f				LongDate=2,StyleUnix=4,DisplayAvailableBytes=16,DisplayVirtualDirectories=32,UseGmtTime=64
virtualDirectoryTimeout	i		=5
logExtFileFlags	f		=Date, Time, ClientIP, UserName, ServerIP, Method, UriStem, FtpStatus, Win32Status, FtpSubStatus, ServerPort, Session, FullPath		Date=1,Time=2,ClientIP=4,UserName=8,SiteName=16,ComputerName=32,ServerIP=64,Method=128,UriStem=256,FtpStatus=1024,Win32Status=2048,BytesSent=4096,BytesRecv=8192,TimeTaken=16384,ServerPort=32768,Host=1048576,FtpSubStatus=2097152,Session=4194304,FullPath=8388608,Info=16777216,ClientPort=33554432,PhysicalPath=67108864
selectiveLogging	f		=LogSuccessful,LogError,LogInfrastructure		LogSuccessful=1,LogError=2,LogInfrastructure=4
max-age	u		=0
includeSubDomains	b		=false
preload	b		=false
redirectHttpToHttps	b		=false
path	s			applicationPath
applicationPool	s			applicationPoolName
enabledProtocols	s		=http
path	s			virtualDirectoryPath
physicalPath	s	X
allowSubDirConfig	b		=true
name	s	rk		siteName
id	u	rk
isDsMapperEnabled	b	R
certificateHash	s	R
certificateStoreName	s	R
directory	s	X	=%SystemDrive%\\inetpub\\logs\\FailedReqLogFiles
serviceAutoStartEnabled	b		=false			IIS 7.5
serviceAutoStartProvider	s					IIS 7.5
preloadEnabled	b		=false			IIS 8.0
lastStartupStatus	u	R
clientIp	s
sessionId	s
sessionStartTime	s
currentCommand	s
previousCommand	s
commandStartTime	s
bytesSent	l
bytesReceived	l
lastErrorStatus	u
path	s	rk		applicationPath
path	s	k		virtualDirectoryPath
maxGlobalBandwidth	u		=4294967295	integerRange 0,1023,exclude
connectionTimeout	t		=00:02:00
demandStartThreshold	u		=2147483647	integerRange 10,2147483647
dynamicIdleThreshold	u		=0	integerRange 0,10000
headerWaitTimeout	t		=00:00:00	timeSpanRange 0,65535,1
minBytesPerSecond	u		=240
dynamicRegistrationThreshold	u		=100	integerRange 0,4294967295		IIS 8.5
language	s	c
extension	s	c
type	s
warningLevel	i
compilerOptions	s
name	s	c
value	s	c
invariant	s	rk
description	s
assertuienabled	b		=True
logfilename	s
filemappingsize	i		=524288
traceOutputOptions	f		=None		None=0,LogicalOperationStack=1,DateTime=2,Timestamp=4,ProcessId=8,ThreadId=16,Callstack=32
initializeData	s		=
type	s	r	=
initializeData	s
name	s	r	=
switchName	s
switchValue	s
switchType	s
name	s	rk	=
value	s	r
autoflush	b		=False
indentsize	i		=4
useGlobalLock	b		=True
flushInterval	u		=900	integerRange 5,604800
lowDataChannelPort	i		=0	integerRange 0,65535
highDataChannelPort	i		=0	integerRange 0,65535
centralLogFileMode	e		=Site		Site=0,Central=1
key	s	rk		nonEmptyString
encryptedValue	s	E	=[enc:AesProvider::enc]
clsid	s
maxFailure	u		=4	integerRange 1,4294967295
entryExpiration	t		=00:00:30
loggingOnlyMode	b		=false
accessType	e	r			Allow=0,Deny=1
users	s	c
roles	s	c
permissions	f	c			Read=1,Write=2
enableReverseDns	b		=false
ipAddress	s	c
subnetMask	s	c	=255.255.255.255
domainName	s	c
allowed	b		=false
allowHighBitCharacters	b		=true
fileExtension	s	rk		nonEmptyString
allowed	b	r	=true
maxAllowedContentLength	l		=0
maxUrl	u		=4096	integerRange 32,32768
segment	s	rk		nonEmptyString
sequence	s	rk		nonEmptyString
useDomainNameAsHostName	b		=false
type	s	rk
address	s	rk
maxconnection	i	r	=1
enabled	b		=True
useDefaultCredentials	b		=False
autoDetect	e		=Unspecified		false=0,true=1,Unspecified=-1
bypassonlocal	e		=Unspecified		false=0,true=1,Unspecified=-1
proxyaddress	s
scriptLocation	s
usesystemdefault	e		=Unspecified		false=0,true=1,Unspecified=-1
deliveryMethod	e		=Network		Network=0,SpecifiedPickupDirectory=1,PickupDirectoryFromIis=2
from	s
defaultCredentials	b		=False
host	s
password	s
port	i		=25
pickupDirectoryLocation	s
defaultPolicyLevel	e		=BypassCache		Default=0,BypassCache=1,CacheOnly=2,CacheIfAvailable=3,Revalidate=4,Reload=5,NoCacheNoStore=6
disableAllCaching	b		=False
isPrivateCache	b		=True
unspecifiedMaximumAge	t		=1.00:00:00
policyLevel	e		=Default		Default=0,BypassCache=1,CacheOnly=2,CacheIfAvailable=3,Revalidate=4,Reload=5,NoCacheNoStore=6
maximumAge	t		=10675199.02:48:05.4775807
maximumStale	t		=-10675199.02:48:05.4775808
minimumFresh	t		=-10675199.02:48:05.4775808
policyLevel	e		=Default		Default=0,BypassCache=1,CacheOnly=2,CacheIfAvailable=3,Revalidate=4,Reload=5,NoCacheNoStore=6,CacheOrNextCacheOnly=7,Refresh=8
maximumErrorResponseLength	i		=64
maximumResponseHeadersLength	i		=64
maximumUnauthorizedUploadLength	i		=-1
useUnsafeHeaderParsing	b		=False
enabled	b		=False
checkCertificateName	b		=True
checkCertificateRevocationList	b		=False
dnsRefreshTimeout	i		=120000
enableDnsRoundRobin	b		=False
expect100Continue	b		=True
useNagleAlgorithm	b		=True
alwaysUseCompletionPortsForAccept	b		=False
alwaysUseCompletionPortsForConnect	b		=False
downloadTimeout	t		=00:02:00
prefix	s	rk
distributedTransactionManagerName	s
timeout	t		=00:01:00	timeSpanRange 0,2147483647,1
maxTimeout	t		=00:10:00	timeSpanRange 0,2147483647,1
cookieless	e		=UseCookies		UseUri=0,UseCookies=1,AutoDetect=2,UseDeviceProfile=3
cookieName	s		=.ASPXANONYMOUS	nonEmptyString
cookiePath	s		=/	nonEmptyString
cookieProtection	e		=Validation		None=0,Validation=1,Encryption=2,All=3
cookieRequireSSL	b		=False
cookieSlidingExpiration	b		=True
cookieTimeout	t	IM	=100000	timeSpanRange 0,2147483640,60
domain	s
mode	e		=Windows		None=0,Windows=1,Passport=2,Forms=3,Federated=4
cookieless	e		=UseDeviceProfile		UseUri=0,UseCookies=1,AutoDetect=2,UseDeviceProfile=3
defaultUrl	s		=default.aspx	nonEmptyString
enableCrossAppRedirects	b		=False
loginUrl	s		=login.aspx	nonEmptyString
name	s		=.ASPXAUTH	nonEmptyString
path	s		=/	nonEmptyString
protection	e		=All		All=0,None=1,Encryption=2,Validation=3
requireSSL	b		=False
slidingExpiration	b		=True
timeout	t	M	=30	timeSpanRange 60,2147483640,60
ticketCompatibilityMode	s			nonEmptyString
passwordFormat	e		=SHA1		Clear=0,SHA1=1,MD5=2
password	s	r
redirectUrl	s		=internal
roles	s
users	s
verbs	s
userAgentCacheKeyLength	i		=64
type	s		=System.Web.Mobile.MobileCapabilities, System.Web.Mobile, Version=2.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3
disableExpiration	b		=False
disableMemoryCollection	b		=False
percentagePhysicalMemoryUsedLimit	i		=0	integerRange 0,100
privateBytesLimit	l		=0
privateBytesPollTime	t	I	=00:02:00
enableFragmentCache	b		=True
enableKernelCacheForVaryByStar	b		=False
enableOutputCache	b		=True
omitVaryStar	b		=False
sendCacheControlHeader	b		=True
duration	i		=-1
location	e				Any=0,Client=1,Downstream=2,Server=3,None=4,ServerAndClient=5
name	s	rk		requireTrimmedString
noStore	b		=False
sqlDependency	s
varyByContentEncoding	s
varyByControl	s
varyByCustom	s
varyByHeader	s
varyByParam	s
pollTime	i		=60000
connectionStringName	s	r		nonEmptyString
alias	s	rk		nonEmptyString
userAgent	s	r		nonEmptyString
assemblyPostProcessorType	s
batch	b		=True
batchTimeout	t	IS	=900	timeSpanRange 0,2147483647,1
debug	b		=False
defaultLanguage	s		=vb
enablePrefetchOptimization	b		=False
explicit	b		=True
maxBatchGeneratedFileSize	i		=1000	integerRange 0,2147483647
maxBatchSize	i		=1000	integerRange 0,2147483647
numRecompilesBeforeAppRestart	i		=15	integerRange 0,2147483647
strict	b		=False
tempDirectory	s
urlLinePragmas	b		=False
profileGuidedOptimizations	s		=All
optimizeCompilations	b		=False
targetFramework	s
assembly	s	rk		nonEmptyString
extension	s	rk		nonEmptyString
type	s	r		nonEmptyString
directoryName	s	rk		requireTrimmedString
expressionPrefix	s	rk		nonEmptyString
allowNestedErrors	b		=False
defaultRedirect	s
mode	e		=RemoteOnly		RemoteOnly=0,On=1,Off=2
redirectMode	s		=ResponseRedirect	nonEmptyString
redirect	s	r		nonEmptyString
statusCode	i	rk		integerRange 100,999
retail	b		=False
argument	s			nonEmptyString
compare	s			nonEmptyString
method	s			nonEmptyString
assemblyName	s	r		nonEmptyString
version	s	r		nonEmptyString
publicKey	s	r		nonEmptyString
culture	s
enableBestFitResponseEncoding	b		=False
enableClientBasedCulture	b		=False
fileEncoding	s
requestEncoding	s		=utf-8
resourceProviderFactoryType	s
responseEncoding	s		=utf-8
responseHeaderEncoding	s		=utf-8
uiCulture	s
heartbeatInterval	t	S	=0	timeSpanRange 0,2147483,1
maxBufferSize	i	rI	=2147483647	integerRange 1,2147483647
maxBufferThreads	i	I	=1	integerRange 1,2147483647
maxFlushSize	i	rI	=2147483647	integerRange 1,2147483647
regularFlushInterval	t	rI	=00:00:01	timeSpanRange 0,2147483647,1
urgentFlushInterval	t	rI	=00:00:00
urgentFlushThreshold	i	rI	=2147483647	integerRange 1,2147483647
endEventCode	i		=2147483647	integerRange 0,2147483647
startEventCode	i		=0	integerRange 0,2147483647
custom	s
maxLimit	i	I	=2147483647	integerRange 0,2147483647
minInstances	i		=1	integerRange 1,2147483647
minInterval	t	I	=00:00:00
eventName	s	r
profile	s
provider	s
idleTimeout	t	IM	=Infinite	timeSpanRange 0,2147483640,60
shadowCopyBinAssemblies	b		=True
shutdownTimeout	t	S	=30	timeSpanRange 0,2147483647,1
httpOnlyCookies	b		=False
path	s	rc
validate	b		=True
verb	s	rc
apartmentThreading	b		=False
appRequestQueueLimit	i		=5000	integerRange 1,2147483647
delayNotificationTimeout	t	S	=5
enable	b		=True
enableHeaderChecking	b		=True
enableKernelOutputCache	b		=True
enableVersionHeader	b		=True
executionTimeout	t	S	=110	timeSpanRange 0,2147483647,1
maxRequestLength	i		=4096	integerRange 0,2147483647
maxWaitChangeNotification	i		=0	integerRange 0,2147483647
minFreeThreads	i		=8	integerRange 0,2147483647
minLocalRequestFreeThreads	i		=4	integerRange 0,2147483647
requestLengthDiskThreshold	i		=80	integerRange 1,2147483647
requireRootedSaveAsPath	b		=True
shutdownTimeout	t	S	=90
useFullyQualifiedRedirectUrl	b		=False
waitChangeNotification	i		=0	integerRange 0,2147483647
maxUrlLength	i		=260
maxQueryStringLength	i		=2048
relaxedUrlToFileSystemMapping	b		=False
requestPathInvalidCharacters	s
requestValidationMode	s
requestValidationType	s
encoderType	s
asyncPreloadMode	e		=None		None=0,Form=1,FormMultiPart=2,NonForm=4,AllFormTypes=3,All=7
impersonate	b		=False
decryption	s		=Auto	requireTrimmedString
decryptionKey	s		=AutoGenerate,IsolateApps	requireTrimmedString
validation	e		=SHA1		MD5=0,SHA1=1,3DES=2,AES=3,HMACSHA256=4,HMACSHA384=5,HMACSHA512=6
validationKey	s		=AutoGenerate,IsolateApps	requireTrimmedString
applicationName	s		=
dataProtectorType	s		=
compatibilityMode	e		=Framework20SP1		Framework20SP1=0,Framework20SP2=1,Framework45=2
defaultProvider	s		=AspNetSqlMembershipProvider	nonEmptyString
hashAlgorithmType	s
userIsOnlineTimeWindow	t	M	=15	timeSpanRange 1,2147483640,60
allowCustomAttributes	b		=False
cookielessDataDictionaryType	s		=System.Web.Mobile.CookielessData
sessionStateHistorySize	i		=6	integerRange 0,2147483647
inheritsFrom	s			nonEmptyString
pageAdapter	s
predicateClass	s
predicateMethod	s			nonEmptyString
adapter	s	r
asyncTimeout	t	S	=45	timeSpanRange 0,2147483647,1
autoEventWireup	b		=True
buffer	b		=True
compilationMode	e		=Always		Auto=0,Never=1,Always=2
enableEventValidation	b		=True
enableSessionState	e		=true		false=0,ReadOnly=1,true=2
enableViewState	b		=True
enableViewStateMac	b		=True
maintainScrollPositionOnPostBack	b		=False
masterPageFile	s
maxPageStateFieldLength	i		=-1
pageBaseType	s		=System.Web.UI.Page
pageParserFilterType	s
smartNavigation	b		=False
styleSheetTheme	s
theme	s
userControlBaseType	s		=System.Web.UI.UserControl
validateRequest	b		=True
viewStateEncryptionMode	e		=Auto		Auto=0,Always=1,Never=2
renderAllHiddenFieldsAtTopOfForm	b		=True
controlRenderingCompatibilityVersion	s		=4.5
clientIDMode	s		=Predictable
assembly	s
namespace	s
src	s
tagName	s
tagPrefix	s	r	=/	nonEmptyString
autoImportVBNamespace	b		=True
namespace	s	rk		nonEmptyString
mappedTagType	s			nonEmptyString
tagType	s	rk		nonEmptyString
autoConfig	b		=False
clientConnectedCheck	t	I	=00:00:05
comAuthenticationLevel	e		=Connect		None=0,Call=1,Connect=2,Default=3,Pkt=4,PktIntegrity=5,PktPrivacy=6
comImpersonationLevel	e		=Impersonate		Default=0,Anonymous=1,Delegate=2,Identify=3,Impersonate=4
cpuMask	i
idleTimeout	t	I	=10675199.02:48:05.4775807
logLevel	e		=Errors		None=0,All=1,Errors=2
maxAppDomains	i		=2000	integerRange 1,2147483646
maxIoThreads	i		=20	integerRange 1,2147483646
maxWorkerThreads	i		=20	integerRange 1,2147483646
memoryLimit	i		=60
minIoThreads	i		=1	integerRange 1,2147483646
minWorkerThreads	i		=1	integerRange 1,2147483646
password	s		=AutoGenerate
pingFrequency	t	I	=10675199.02:48:05.4775807
pingTimeout	t	I	=10675199.02:48:05.4775807
requestLimit	i	I	=2147483647	integerRange 0,2147483647
requestQueueLimit	i	I	=5000	integerRange 0,2147483647
responseDeadlockInterval	t	I	=00:03:00	timeSpanRange 0,2147483647,1
responseRestartDeadlockInterval	t	I	=00:03:00
restartQueueLimit	i	I	=10	integerRange 0,2147483647
serverErrorMessageFile	s
shutdownTimeout	t	I	=00:00:05	timeSpanRange 0,2147483647,1
timeout	t	I	=10675199.02:48:05.4775807
userName	s		=machine
webGarden	b		=False
automaticSaveEnabled	b		=True
defaultProvider	s		=AspNetSqlProfileProvider	nonEmptyString
inherits	s
allowAnonymous	b		=False
customProviderData	s
defaultValue	s
readOnly	b		=False
serializeAs	e		=ProviderSpecific		String=0,Xml=1,Binary=2,ProviderSpecific=3
type	s		=string
appDomainHandlerType	s
processHandlerType	s
validate	b		=False
cacheRolesInCookie	b		=False
cookieName	s		=.ASPXROLES	requireTrimmedString
cookiePath	s		=/	requireTrimmedString
cookieProtection	e		=All		None=0,Validation=1,Encryption=2,All=3
cookieTimeout	t	IM	=30	timeSpanRange 0,2147483640,60
createPersistentCookie	b		=False
defaultProvider	s		=AspNetSqlRoleProvider	requireTrimmedString
maxCachedResults	i		=25
policyFile	s	r	=internal
historySize	i		=9	integerRange 1,2147483647
allowCustomSqlDatabase	b		=False
cookieless	e		=UseCookies		UseUri=0,UseCookies=1,AutoDetect=2,UseDeviceProfile=3,true=0,false=1
cookieName	s		=ASP.NET_SessionId
customProvider	s
mode	e		=InProc		Off=0,InProc=1,StateServer=2,SQLServer=3,Custom=4
partitionResolverType	s
regenerateExpiredSessionId	b		=True
sessionIDManagerType	s
sqlCommandTimeout	t	IS	=30
sqlConnectionString	s		=data source=localhost;Integrated Security=SSPI
stateConnectionString	s		=tcpip=loopback:42424
stateNetworkTimeout	t	IS	=10
timeout	t	IM	=20	timeSpanRange 1,2147483640,60
useHostingIdentity	b		=True
sqlConnectionRetryInterval	t	IS	=0
compressionEnabled	b		=False
defaultProvider	s		=AspNetXmlSiteMapProvider	nonEmptyString
localOnly	b		=True
mostRecent	b		=False
pageOutput	b		=False
requestLimit	i		=10	integerRange 0,2147483647
traceMode	e		=SortByTime		SortByTime=1,SortByCategory=2
writeToDiagnosticsTrace	b		=False
level	s		=Full	nonEmptyString
originUrl	s
processRequestInApplicationTrust	b		=True
legacyCasModel	b		=False
mappedUrl	s	r
url	s	rk
clientScriptsLocation	s		=/aspnet_client/{0}/{1}/	nonEmptyString
enableExport	b		=False
defaultProvider	s		=AspNetSqlPersonalizationProvider	nonEmptyString
name	f	k			None=0,BasicProfile1_1=1
suppressReturningExceptions	b		=False
name	f	k			Unknown=0,HttpSoap=1,HttpGet=2,HttpPost=4,Documentation=8,HttpPostLocalhost=16,HttpSoap12=32,AnyHttpSoap=33
type	s	k
readTimeout	i		=2147483647
group	e	c	=Low		High=0,Low=1
priority	i	c	=0	integerRange 0,2147483647
type	s	c
href	s
mode	e		=Transitional		Transitional=0,Legacy=1,Strict=2
remapManagedRequestsTo	s		=
skipManagedModules	b		=false
doAppInitAfterRestart	b		=false
initializationPage	s	rk
hostName	s		=
appAllowClientDebug	b		=false
appAllowDebugging	b		=false
errorsToNTLog	b		=false
logErrorRequests	b		=true
calcLineNumber	b		=true
codePage	u		=0	integerRange 0,2147483647
enableApplicationRestart	b		=true
enableAspHtmlFallback	b		=true
enableChunkedEncoding	b		=true
enableParentPaths	b		=false
exceptionCatchEnable	b		=true
lcid	u		=0	integerRange 0,2147483647
runOnEndAnonymously	b		=true
scriptErrorMessage	s		=An error occurred on the server when processing the URL. Please contact the system administrator. <p/> If you are the system administrator please click <a href="http://go.microsoft.com/fwlink/?LinkID=82731">here</a> to find out more about this error.	nonEmptyString
scriptErrorSentToBrowser	b		=false
scriptLanguage	s		=VBScript	nonEmptyString
bufferingOn	b		=true
allowSessionState	b		=true
keepSessionIdSecure	b		=true
max	u		=4294967295
timeout	t		=00:20:00	timeSpanRange 0,31536000,60
appServiceFlags	f		=None		None=0,EnableTracker=1,EnableSxS=2,UsePartition=4
sxsName	s			nonEmptyString
partitionId	s		=00000000-0000-0000-0000-000000000000
trackThreadingModel	b		=false
executeInMta	b		=false
diskTemplateCacheDirectory	s	X	=%SystemDrive%\\inetpub\\temp\\ASP Compiled Templates	nonEmptyString
maxDiskTemplateCacheFiles	u		=2000	integerRange 0,2147483647
scriptFileCacheSize	u		=500	integerRange 0,2147483647
scriptEngineCacheMax	u		=250	integerRange 0,2147483647
enableTypelibCache	b		=true
scriptTimeout	t		=00:01:30
bufferingLimit	u		=4194304	integerRange 0,2147483647
maxRequestEntityAllowed	u		=200000	integerRange 0,2147483647
processorThreadMax	u		=25	integerRange 0,2147483647
queueConnectionTestTime	t		=00:00:03	timeSpanRange 1,2147483647,1
queueTimeout	t		=00:00:00
requestQueueMax	u		=3000	integerRange 0,2147483647
processPath	s	X
arguments	s	X	=
startupTimeLimit	u		=120	integerRange 0,3600
shutdownTimeLimit	u		=10	integerRange 0,600
rapidFailsPerMinute	u		=10	integerRange 0,100
requestTimeout	t		=00:02:00	timeSpanRange 0,1296000,1
stdoutLogEnabled	b		=false
stdoutLogFile	s	X	=.\\aspnetcore-stdout
processesPerApplication	u		=1	integerRange 1,100
forwardWindowsAuthToken	b		=true
disableStartUpErrorPage	b		=false
hostingModel	s					ASP.NET Core 2.2
path	s	rX		nonEmptyString
name	s	r		nonEmptyString
enableKernelCache	b		=true
maxCacheSize	u		=0
maxResponseSize	u		=262144
policy	e		=DontCache		DontCache=0,CacheUntilChange=1,CacheForTimePeriod=2,DisableCache=3
kernelCachePolicy	e		=DontCache		DontCache=0,CacheUntilChange=1,CacheForTimePeriod=2,DisableCache=3
duration	t		=00:00:30	timeSpanRange 1,4294967,1
location	e		=Server		Any=0,Client=1,Downstream=2,Server=3,None=4,ServerAndClient=5
varyByHeaders	s
varyByQueryString	s
createCGIWithNewConsole	b		=false
createProcessAsUser	b		=true
timeout	t		=00:15:00	timeSpanRange 1,2147483647,1
value	s	k
showFlags	f		=Date, Time, Size, Extension		None=0,Date=2,Time=4,Size=8,Extension=16,LongDate=32
allowedAcceptEncoding	s		=gzip
byteRangeSegmentSize	u		=256	integerRange 0,4194303
scavengerInterval	t		=00:05:00	timeSpanRange 0,86400,1
lowWatermark	u		=80	integerRange 0,100
highWatermark	u		=90	integerRange 0,100
health	b	R
diskQueueLengthLowWatermark	u		=15
diskQueueLengthHighWatermark	u		=30
level	i		=4	integerRange 0,10
mimeType	s	rk		nonEmptyString
enabled	b	r
path	s	rk		nonEmptyString
maxUsage	u	r
currentUsage	u	R
fullPath	s	rcX		nonEmptyString
arguments	s	cX	=
monitorChangesTo	s		=			IIS 7.5
stderrMode	e		=ReturnStdErrIn500		ReturnStdErrIn500=0,ReturnGeneric500=1,IgnoreAndReturn200=2,TerminateProcess=3	IIS 7.5
maxInstances	u		=0	integerRange 0,10000
idleTimeout	u		=300	integerRange 10,2592000
activityTimeout	u		=70	integerRange 10,2592000
requestTimeout	u		=90	integerRange 10,2592000
instanceMaxRequests	u		=200	integerRange 1,10000000
signalBeforeTerminateSeconds	u		=0	integerRange 0,60		IIS 7.5
protocol	e		=NamedPipe		NamedPipe=0,Tcp=1
queueLength	u		=1000	integerRange 1,100000000
flushNamedPipe	b		=false
rapidFailsPerMinute	u		=10	integerRange 0,1000
name	s	rkC
image	s	X
preCondition	s	C
accessPolicy	f		=Read		None=0,Read=1,Write=2,Execute=4,Source=16,Script=512,NoRemoteWrite=1024,NoRemoteRead=4096,NoRemoteExecute=8192,NoRemoteScript=16384
name	s	rkC		nonEmptyString
path	s	r		nonEmptyString
verb	s	rC
modules	s	C	=ManagedPipelineHandler
scriptProcessor	s	X
resourceType	e		=Unspecified		File=0,Directory=1,Either=2,Unspecified=3
requireAccess	e		=Script		None=0,Read=1,Write=2,Script=3,Execute=4
allowPathInfo	b		=false
responseBufferLimit	u		=4194304
sendCacheHeaders	b		=false
expiresHeader	s		=Wed, 01 Jan 1997 12:00:00 GMT
cacheControlHeader	s		=max-age=86400
directory	s	X	=%SystemDrive%\\inetpub\\temp\\IIS Temporary Compressed Files
doDiskSpaceLimiting	b		=true
maxDiskSpaceUsage	u		=100
minFileSizeForComp	u		=2700
noCompressionForHttp10	b		=true
noCompressionForProxies	b		=true
noCompressionForRange	b		=true
staticCompressionIgnoreHitFrequency	b		=false			IIS 8.5
staticCompressionDisableCpuUsage	u		=100	integerRange 0,100
staticCompressionEnableCpuUsage	u		=50	integerRange 0,100
dynamicCompressionDisableCpuUsage	u		=90	integerRange 0,100
dynamicCompressionEnableCpuUsage	u		=50	integerRange 0,100
dynamicCompressionBufferLimit	u		=65536			IIS 7.5
doStaticCompression	b		=true
doDynamicCompression	b		=true
dll	s	rX		nonEmptyString
staticCompressionLevel	u		=7
dynamicCompressionLevel	u		=0
errorMode	e		=DetailedLocalOnly		DetailedLocalOnly=0,Custom=1,Detailed=2
existingResponse	e		=Auto		Auto=0,Replace=1,PassThrough=2
defaultPath	s	X
defaultResponseMode	e		=File		File=0,ExecuteURL=1,Redirect=2
detailedMoreInformationLink	s		=http://go.microsoft.com/fwlink/?LinkID=62293
allowAbsolutePathsWhenDelegated	b		=false			IIS 7.5
statusCode	u	rc		integerRange 400,999
subStatusCode	i	c	=-1	integerRange -1,999
prefixLanguageFilePath	s	X	=
responseMode	e		=File		File=0,ExecuteURL=1,Redirect=2
selectiveLogging	e		=LogAll		LogAll=0,LogSuccessful=1,LogError=2
dontLog	b		=false
startupRetryCount	u		=10	integerRange 0,100
requestTimeout	t		=00:02:00	timeSpanRange 0,2592000,60
stdoutLogFile	s	X	=.\\httpplatform-stdout
forwardWindowsAuthToken	b		=false
allowKeepAlive	b		=true
destination	s
exactDestination	b		=false
childOnly	b		=false
httpResponseStatus	e		=Found		Permanent=301,Found=302,Temporary=307,PermRedirect=308
wildcard	s	rk		nonEmptyString
destination	s	r		nonEmptyString
value	s	rk
enableCache	b		=false
defaultProvider	s
password	s	rC
isRole	b		=false
allowClientConnectionStrings	b		=true
providerName	s	r
backupEnabled	b		=false
restoreEnabled	b		=false
customBackupType	s
backupPath	s
providerType	s
allowAdministrators	b		=true
providers	s	rc
actions	s	rc
path	s	rcX
pathType	e		=PathPrefix		PathPrefix=1,StringPrefix=2,StringSuffix=3,ConnectionString=4,RegularExpression=5
accessType	e		=Allow		Allow=1,Deny=2
identityType	e		=CurrentUser		CurrentUser=1,ProcessIdentity=2,SpecificUser=3
userName	s			nonEmptyString
password	s	CE	=[enc:RsaProtectedConfigurationProvider::enc]
allowUntrustedProviders	b		=false
runAllManagedModulesForAllRequests	b		=false
runManagedModulesForWebDavRequests	b		=false
dataSource	s	C	=InternetDb
tableName	s	C	=InternetLog
userName	s		=InternetAdmin
passConnectionCloseHeader	b		=false
passServerHeader	e		=Replace		Replace=0,Remove=1,PassThrough=2
httpVersion	e		=PassThrough		Http10=0,Http11=1,PassThrough=2
keepAlive	b		=true
timeout	t		=00:02:00	timeSpanRange 1,86400,1
preserveHostHeader	b		=false
reverseRewriteHostInResponseHeaders	b		=true
xForwardedByHeaderName	s		=X-Forwarded-By
xForwardedByHeader	s
xForwardedForHeaderName	s		=X-Forwarded-For
includePortInXForwardedFor	b		=true
arrResponseHeader	b		=true
sslHeaderName	s		=X-ARR-SSL
clientCertHeaderName	s		=X-ARR-ClientCert
logGuidName	s		=X-ARR-LOG-ID
logCacheHitName	s		=X-ARR-CACHE-HIT
maxForwards	u		=10
minResponseBuffer	u		=256	integerRange 0,4194303
responseBufferLimit	u		=4096	integerRange 0,4194303
maxResponseHeaderSize	u		=65536
proxy	s
proxyBypass	s
stealthMode	b		=false
clientCertFileName	s
clientCertPassword	s	CE	=[enc:AesProvider::enc]
clientCertHash	s
bufferChunkedResponses	b		=true
requestConsolidationEnabled	b		=false
requestConsolidationTimeout	t		=00:00:00.1
queryStringHandling	e		=Ignore		Ignore=0,NoCaching=1,Accept=2
validationInterval	t		=00:01:00	timeSpanRange 0,86400,1
patternSyntax	e		=ECMAScript		ECMAScript=0,Wildcard=1,ExactMatch=2
stopProcessing	b		=false
url	s			nonEmptyString
ignoreCase	b		=true
negate	b		=false
logicalGrouping	e		=MatchAll		MatchAll=0,MatchAny=1
trackAllCaptures	b		=false
input	s	c
matchType	e	c	=Pattern		Pattern=0,IsFile=1,IsDirectory=2
pattern	s	c
ignoreCase	b	c	=true
negate	b	c	=false
replace	b		=true
type	e		=None		None=0,Rewrite=1,Redirect=2,CustomResponse=3,AbortRequest=4
url	s			requireTrimmedString
appendQueryString	b		=true
redirectType	e		=Permanent		Permanent=301,Found=302,SeeOther=303,Temporary=307
statusCode	u		=0	integerRange 300,307,exclude
subStatusCode	u		=0	integerRange 0,999
statusReason	s
statusDescription	s
rewriteBeforeCache	b		=false
name	s	rc		nonEmptyString
attribute	s	rc		nonEmptyString
preCondition	s
filterByTags	f		=None		None=0,A=1,Area=2,Base=4,Form=8,Frame=16,Head=32,IFrame=64,Img=128,Input=256,Link=512,Script=1024,CustomTags=32768
customTags	s
serverVariable	s
pattern	s
occurrences	l		=0
trackAllCaptures	b		=true
type	e		=None		None=0,Rewrite=1
type	s	r		requireTrimmedString
key	s	rkC
input	s
matchType	e		=Pattern		Pattern=0,IsFile=1,IsDirectory=2
logRewrittenUrl	b		=false
statusCode	u			integerRange 300,307,exclude
sslFlags	f		=None		None=0,Ssl=8,SslNegotiateCert=32,SslRequireCert=64,Ssl128=256
groupId	s
groupId	s	rk
realm	s
oneToOneCertificateMappingsEnabled	b		=true
manyToOneCertificateMappingsEnabled	b		=true
permissionMode	e		=Allow		Allow=1,Deny=2
certificateField	e	rc			Subject=1,Issuer=2
certificateSubField	s	rcC
matchCriteria	s	rcC
compareCaseSensitive	b	c	=true
certificate	s	rkC
authPersistSingleRequest	b		=false
authPersistNonNTLM	b		=false
useKernelMode	b		=true
useAppPoolCredentials	b		=false
tokenChecking	e		=None		None=0,Allow=1,Require=2
flags	f		=None		None=0,Proxy=1,NoServiceNameCheck=2,AllowDotlessSpn=4,ProxyCohosting=32
name	s	k		nonEmptyString
bypassLoginPages	b		=true
verbs	s	cC
denyAction	e		=Forbidden		AbortRequest=0,Unauthorized=401,Forbidden=403,NotFound=404
enableProxyMode	b		=false
enableLoggingOnlyMode	b		=false
maxConcurrentRequests	u		=5	integerRange 1,4294967295
maxRequests	u		=20	integerRange 1,4294967295
requestIntervalInMilliseconds	u		=200	integerRange 1,4294967295
enableProxyMode	b		=false			IIS 8.0
denyAction	e		=Forbidden		AbortRequest=0,Unauthorized=401,Forbidden=403,NotFound=404	IIS 8.0
notListedIsapisAllowed	b		=false
notListedCgisAllowed	b		=false
path	s	rkX		nonEmptyString
allowed	b	r	=false
allowDoubleEscaping	b		=false
unescapeQueryString	b		=true			IIS 7.5
removeServerHeader	b					IIS 10.0
applyToWebDAV	b		=true
maxAllowedContentLength	u		=30000000
maxUrl	u		=4096
maxQueryString	u		=2048
header	s	rk		nonEmptyString
sizeLimit	u	r
verb	s	rkC		nonEmptyString
url	s	rk		nonEmptyString
queryString	s	rk		nonEmptyString
scanUrl	b		=false
scanQueryString	b		=false
scanAllRaw	b		=false
denyUnescapedPercent	b		=true
requestHeader	s	rk		nonEmptyString
string	s	rk		nonEmptyString
appConcurrentRequestLimit	u		=5000
maxRequestEntityAllowed	u		=4294967295
uploadReadAheadSize	u		=49152	integerRange 0,2147483647
alternateHostName	s
enableNagling	b		=false
frequentHitThreshold	u		=2	integerRange 1,2147483647
frequentHitTimePeriod	t		=00:00:10
authenticatedUserOverride	e		=UseAuthenticatedUser		UseAuthenticatedUser=1,UseWorkerProcessUser=2	IIS 7.5
ssiExecDisable	b		=false
defaultDocFooter	s	C
isDocFooterFileName	b		=false
enableDocFooter	b		=false
cacheControlMode	e		=NoControl		NoControl=0,DisableCache=1,UseMaxAge=2,UseExpires=3
cacheControlMaxAge	t		=1.00:00:00
httpExpires	s
cacheControlCustom	s
setEtag	b		=true			IIS 8.0
fileExtension	s	rk
mimeType	s	r		nonEmptyString
customActionExe	s	X
customActionParams	s	X
customActionTriggerLimit	u		=1	integerRange 0,10000
provider	s	rk
areas	s
verbosity	e		=Warning		General=0,CriticalError=1,Error=2,Warning=3,Information=4,Verbose=5
timeTaken	t		=00:00:00
traceAllAfterTimeout	b		=false			IIS 10.0
statusCodes	s
verbosity	e		=Ignore		Ignore=0,CriticalError=1,Error=2,Warning=3
guid	s	r
value	u	r
dynamicCompressionBeforeCache	b		=false
validateIntegratedModeConfiguration	b		=true
turnedOn	b		=false
backupPath	s		={sitePathParent}\\{siteName}_snapshots	nonEmptyString
numberOfBackups	u		=4
continueSyncOnBackupFailure	b		=true
name	s	r
canSetEnabled	b		=false
canSetNumberOfBackups	b		=false
canSetContinueSyncOnBackupFailure	b		=false
canAddExcludedProviders	b		=false
receiveBufferLimit	u		=4194304	integerRange 4096,2147483647
pingInterval	t		=00:00:00	timeSpanRange 0,86400,1
requireSsl	b		=false
compatFlags	f		=MsAuthorVia, MultiProp, CompactXml, IsHidden, IsCollection		None=0,MsAuthorVia=1,MultiProp=2,CompactXml=4,IsHidden=8,IsCollection=16
maxAllowedXmlRequestLength	u		=1000000
allowHiddenFiles	b		=false
useTransactionalIo	b		=false
hideChildVirtualDirectories	b		=false
allowAnonymousPropfind	b		=false
allowInfinitePropfindDepth	b		=false
allowCustomProperties	b		=true
xmlNamespace	s	rk		nonEmptyString
propertyStore	s	r		nonEmptyString
lockStore	s
requireLockForWriting	b		=false
defaultAccess	f		=None		None=0,Read=1,Write=2,Source=16
allowNonMimeMapFiles	b		=true
defaultMimeType	s		=application/octet-stream
path	s	c		nonEmptyString
access	f		=Read		None=0,Read=1,Write=2,Source=16
image	s	rX
image32	s	X
jitDebugging	b		=False
mode	e		=Roundtrip		Default=0,Roundtrip=1,Local=2
checkDeserializeAdvances	b		=False
onDemandHealthCheck	b		=false
autoEnableAgent	b		=true
adminUserName	s
adminPassword	s	E	=[enc:AesProvider::enc]
minimumServers	i		=0
agentUrl	s		=http://{0}:8173/WEBFARMAGENTSERVICE/
restartServerOnConfigurationChange	b		=true
restartServerIfReady	b		=true
primaryServer	s
loadBalancerProvider	s		=Arr
periodicRuntimeData	t		=00:00:01
enableRuntimeData	b		=true
maximumStoppedServers	i		=1
agentRetryTime	t		=00:05:00
frontEndUrl	s
stopOnInstall	b		=true
periodicSync	t		=00:05:00
syncPlatformFromPrimary	b		=false
deepDependencyInstall	b		=false
feedUrl	s		=http://www.microsoft.com/web/webpi/3.0/WebproductList.xml
productId	s	k
offlineWhileSync	b		=true
syncWebServerFromPrimary	b		=false
periodicSync	t		=00:00:30
skipDirective	s	r		nonEmptyString
providerName	s	r		nonEmptyString
friendlyName	s
commandToRun	s	r
runRemote	b		=true
dependencies	s
dependants	s
retryAttempts	i		=5
retryInterval	i		=1000
periodicRun	t		=00:00:00
scriptType	e		=command		command=0,powershell=1
operationType	e		=Server		Server=0,Webfarm=1
disposition	f				None=0,AllowMultipleCallers=1,StopOperation=2,AllowCrossServerCallers=4,DelegateTracing=8,StartOperation=16,IgnoreFailure=32,RuntimeDataProvider=64,Hidden=128,ServerOnly=256
retryInterval	t		=00:01:00
retryAttempts	i		=10
bypassOnLocal	b		=true
address	s	rk		nonEmptyString
timeout	t		=00:00:30	timeSpanRange 1,86400,1
preserveHostHeader	b		=true
reverseRewriteHostInResponseHeaders	b		=false
url	s
retries	u		=3
interval	t		=00:00:30	timeSpanRange 0,86400,1
statusCodeMatch	s		=200-399
responseMatch	s	C
liveTrafficFailureCodes	s		=500-
maxLiveTrafficFailures	u		=10	integerRange 1,4294967295
liveTrafficFailurePeriod	t		=00:00:00	timeSpanRange 0,86400,1
minServers	u		=0
useCookie	b		=false
cookieName	s	C	=ARRAffinity	nonEmptyString
useHostName	b		=false
hostCountersEnabled	b		=true
useServerProvider	b		=false
timeout	t		=00:20:00	timeSpanRange 60,2592000,60
useExternalCache	b		=false
ignoreSubDomain	b		=false
ignoreSubDomainClientAffinity	b		=false
ignoreSubDomainFragmentDepth	i		=2	integerRange 0,32767
hostAffinityProvider	s		=Microsoft.Web.Arr.HostNameRoundRobin
serverProviderImage	s	X
servers	u		=1	integerRange 1,256
algorithm	e		=WeightedRoundRobin		WeightedRoundRobin=0,RequestHash=4,LeastRequests=1,LeastResponseTime=2,WeightedTotalTraffic=3
leastResponseTimePeriod	t		=00:00:05	timeSpanRange 1,86400,1
hashServerVariable	s	C
queryStringNames	s
randomizeLBTies	b		=false
bytes	s	k		nonEmptyString
algorithmOid	s
hostName	s			nonEmptyString
weight	u		=100	integerRange 1,4294967295
httpPort	u		=80	integerRange 1,65535
httpsPort	u		=443	integerRange 1,65535
healthCheckAlternateHostName	s			nonEmptyString
healthCheckAlternatePort	u		=0	integerRange 0,65535
state	e				Active=0,Draining=1,Inactive=2
isHealthy	b
lastResetTickCount	u
totalRequests	u
failedRequests	u
currentRequests	u
requestPerSecond	u
responseTime	i
totalWebSocketRequests	u
currentWebSocketRequests	u
failedWebSocketRequests	u
webSocketBytesSent	l
webSocketBytesReceived	l`,
  sections: {
    'administrators': '{"g":[0],"c":[{"n":"managementScope","a":"0","c":[{"n":"add","a":"1 2 3","r":"remove","k":"clear"}]}],"l":"=/"}',
    'administratorsProviders': '{"g":[0],"a":"4","c":[{"n":"add","a":"1 5","u":1}],"l":"=/"}',
    'appSettings': '{"g":[3],"a":"6","c":[{"n":"add","a":"7 8","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/appsettings/"}',
    'configPaths': '{"g":[0],"c":[{"n":"searchResult","a":"9 10 11","c":[{"n":"section","a":"12"}]}],"s":"IIS 7.0","l":"=/"}',
    'configProtectedData': '{"g":[3],"a":"13","e":{"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]}},"v":1}',
    'configurationRedirection': '{"g":[0],"a":"14 15 16 17 18 19","s":"IIS 7.0","l":"="}',
    'connectionStrings': '{"g":[3],"c":[{"n":"add","a":"20 1 21","r":"remove","k":"clear"}],"v":1}',
    'moduleProviders': '{"g":[0],"c":[{"n":"add","a":"1 5","r":"remove","k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'modules': '{"g":[0],"c":[{"n":"add","a":"1","r":"remove","k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'system.applicationHost/applicationPools': '{"g":[0,1],"e":{"applicationPoolDefaults":{"a":"22 23 24 25 26 27 28 29 30 31 32","e":{"processModel":{"a":"33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49"},"recycling":{"a":"50 51 52","e":{"periodicRestart":{"a":"53 54 55 56","e":{"schedule":{"c":[{"n":"add","a":"57","k":"clear"}]}}}}},"failure":{"a":"58 59 60 61 62 63 64 65 66"},"cpu":{"a":"67 68 69 70 71 72 73 74 75"},"environmentVariables":{"c":[{"n":"add","a":"76 77","r":"remove"}],"s":"IIS 10.0"}},"d":1},"workerProcesses":{"c":[{"n":"workerProcess","a":"78 79 80 81","e":{"appDomains":{"c":[{"n":"appDomain","a":"82 83 84 85 86","m":["Unload"]}],"t":1}},"m":["GetRequests","GetCustomData"]}],"o":1,"t":1},"applicationPoolsControl":{"m":["FlushTokenCache"],"o":1,"t":1}},"c":[{"n":"add","a":"87 23 24 25 26 27 28 29 30 31 32 88@1 89@1","e":{"processModel":{"a":"33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49"},"recycling":{"a":"50 51 52","e":{"periodicRestart":{"a":"53 54 55 56","e":{"schedule":{"c":[{"n":"add","a":"57","k":"clear"}]}}}}},"failure":{"a":"58 59 60 61 62 63 64 65 66"},"cpu":{"a":"67 68 69 70 71 72 73 74 75"},"environmentVariables":{"c":[{"n":"add","a":"76 77","r":"remove"}],"s":"IIS 10.0"},"workerProcesses":{"c":[{"n":"workerProcess","a":"78 79 80 81","e":{"appDomains":{"c":[{"n":"appDomain","a":"82 83 84 85 86","m":["Unload"]}],"t":1}},"m":["GetRequests","GetCustomData"]}],"o":1,"t":1}},"m":["Start","Stop","Recycle"],"f":"applicationPoolDefaults"}],"s":"IIS 7.0","l":"=/"}',
    'system.applicationHost/configHistory': '{"g":[0],"a":"90 91 92 93","s":"IIS 7.0","l":"="}',
    'system.applicationHost/customMetadata': '{"g":[0],"c":[{"n":"key","a":"94","c":[{"n":"property","a":"95 96 97 98 99"}]}],"s":"IIS 7.0","l":"=/"}',
    'system.applicationHost/listenerAdapters': '{"g":[0],"c":[{"n":"add","a":"1 100 101 102"}],"s":"IIS 7.0","l":"=/"}',
    'system.applicationHost/log': '{"g":[0],"a":"103 104","e":{"centralBinaryLogFile":{"a":"14 105 106 107 108"},"centralW3CLogFile":{"a":"90 109 106 107 108 110"}},"s":"IIS 7.0","l":"=/"}',
    'system.applicationHost/serviceAutoStartProviders': '{"g":[0],"c":[{"n":"add","a":"111 112","r":"remove","k":"clear"}],"s":"IIS 7.5","l":"=/"}',
    'system.applicationHost/sites': '{"g":[0,1,4,5],"e":{"siteDefaults":{"a":"113 114 115","e":{"bindings":{"c":[{"n":"binding","a":"116 117 118","k":"clear"}]},"limits":{"a":"119 120 121 122"},"logFile":{"a":"123 124 125 126 105 127 107 108 90 128 129 130","e":{"customFields":{"a":"131","c":[{"n":"add","a":"132 133 134","k":"clear"}],"s":"IIS 8.5"}}},"traceFailedRequestsLogging":{"a":"14 135 136 137 138"},"ftpServer":{"a":"139 115","e":{"connections":{"a":"140 141 142 143 144 145 120 146 147"},"security":{"e":{"dataChannelSecurity":{"a":"148 149"},"commandFiltering":{"a":"150 151","c":[{"n":"add","a":"152 153","r":"remove","k":"clear"}]},"ssl":{"a":"154 155 156 157 158"},"sslClientCertificates":{"a":"159 160 161 162 163"},"authentication":{"e":{"anonymousAuthentication":{"a":"14 164 165 166 167"},"basicAuthentication":{"a":"14 168 167"},"clientCertAuthentication":{"a":"14"},"customAuthentication":{"e":{"providers":{"c":[{"n":"add","a":"1 90","r":"remove","k":"clear"}]}}}}},"customAuthorization":{"e":{"provider":{"a":"169 90"}},"s":"IIS 8.0"}}},"customFeatures":{"a":"170","e":{"providers":{"c":[{"n":"add","a":"1 90","r":"remove","k":"clear"}]}}},"messages":{"a":"171 172 173 174 175 176 177"},"fileHandling":{"a":"178 179 180"},"firewallSupport":{"a":"181"},"userIsolation":{"a":"182","e":{"activeDirectory":{"a":"183 184 185"}}},"directoryBrowse":{"a":"186 187"},"logFile":{"a":"188 109 127 107 108 90 189"}},"s":"FTP 7.0","o":4},"hsts":{"a":"14 190 191 192 193","s":"IIS 10.0 version 1709"}},"d":1},"applicationDefaults":{"a":"194 195 196","d":1},"virtualDirectoryDefaults":{"a":"197 198 34 2 167 199","d":1}},"c":[{"n":"site","a":"200 201 115 88@1","e":{"bindings":{"c":[{"n":"binding","a":"116 117 118 202@1 203@1 204@1","m":["EnableDsMapper","DisableDsMapper","AddSslCertificate","RemoveSslCertificate"],"k":"clear"}]},"limits":{"a":"119 120 121 122"},"logFile":{"a":"123 124 125 126 109 127 107 108 90 128 129 130","e":{"customFields":{"a":"131","c":[{"n":"add","a":"132 133 134","k":"clear"}],"s":"IIS 8.5"}}},"traceFailedRequestsLogging":{"a":"14 205 136 137 138"},"applicationDefaults":{"a":"194 195 196 206 207 208","d":1},"virtualDirectoryDefaults":{"a":"197 198 34 2 167 199","d":1},"ftpServer":{"a":"139 115 88@5 209@5","e":{"connections":{"a":"140 141 142 143 144 145 120 146 147"},"security":{"e":{"dataChannelSecurity":{"a":"148 149"},"commandFiltering":{"a":"150 151","c":[{"n":"add","a":"152 153","r":"remove","k":"clear"}]},"ssl":{"a":"154 155 156 157 158"},"sslClientCertificates":{"a":"159 160 161 162 163"},"authentication":{"e":{"anonymousAuthentication":{"a":"14 164 165 166 167"},"basicAuthentication":{"a":"14 168 167"},"clientCertAuthentication":{"a":"14"},"customAuthentication":{"e":{"providers":{"c":[{"n":"add","a":"1 90","r":"remove","k":"clear"}]}}}}},"customAuthorization":{"e":{"provider":{"a":"169 90"}},"s":"IIS 8.0"}}},"customFeatures":{"e":{"providers":{"c":[{"n":"add","a":"1 90","r":"remove","k":"clear"}]}}},"messages":{"a":"171 172 173 174 175 176 177"},"fileHandling":{"a":"178 179 180"},"firewallSupport":{"a":"181"},"userIsolation":{"a":"182","e":{"activeDirectory":{"a":"183 184 185"}}},"directoryBrowse":{"a":"186 187"},"logFile":{"a":"188 109 127 107 108 90 189"},"sessions":{"c":[{"n":"session","a":"210 211 212 34 213 214 215 216 217 218","m":["Terminate"]}],"o":5,"t":1}},"m":["Start","Stop","FlushLog"],"s":"FTP 7.0","o":4},"hsts":{"a":"14 190 191 192 193","s":"IIS 10.0 version 1709"}},"c":[{"n":"application","a":"219 195 196 206 207 208","e":{"virtualDirectoryDefaults":{"a":"197 198 34 2 167 199","d":1}},"c":[{"n":"virtualDirectory","a":"220 198 34 2 167 199","f":"virtualDirectoryDefaults"}],"f":"applicationDefaults"}],"m":["Start","Stop"],"f":"siteDefaults"}],"s":"IIS 7.0","l":"=/"}',
    'system.applicationHost/webLimits': '{"g":[0],"a":"221 222 223 224 225 226 227","s":"IIS 7.0","l":"="}',
    'system.codedom': '{"g":[3],"e":{"compilers":{"c":[{"n":"compiler","a":"228 229 230 231 232","c":[{"n":"providerOption","a":"233 234"}],"r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/compiler/system-codedom-element"}',
    'system.data': '{"g":[3],"e":{"DbProviderFactories":{"c":[{"n":"add","a":"235 169 236 5","r":"remove","k":"clear"}]}},"v":1}',
    'system.diagnostics': '{"g":[3],"e":{"assert":{"a":"237 238"},"performanceCounters":{"a":"239"},"sharedListeners":{"c":[{"n":"add","a":"1 240 241 242","e":{"filter":{"a":"243 230"}},"u":1,"x":1}]},"sources":{"c":[{"n":"source","a":"244 245 246 247","e":{"listeners":{"c":[{"n":"add","a":"1 240 241 242","e":{"filter":{"a":"243 230"}},"u":1,"r":"remove","k":"clear"}]}},"u":1}]},"switches":{"c":[{"n":"add","a":"248 249","u":1,"r":"remove","k":"clear"}]},"trace":{"a":"250 251 252","e":{"listeners":{"c":[{"n":"add","a":"1 240 241 242","e":{"filter":{"a":"243 230"}},"u":1,"r":"remove","k":"clear"}]}}}},"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/trace-debug/system-diagnostics-element"}',
    'system.ftpServer/caching': '{"g":[4,5],"e":{"credentialsCache":{"a":"90 253","m":["Flush"]}},"s":"FTP 7.0","l":"=/"}',
    'system.ftpServer/firewallSupport': '{"g":[4],"a":"254 255","s":"FTP 7.0","l":"="}',
    'system.ftpServer/log': '{"g":[4],"a":"256 103","e":{"centralLogFile":{"a":"188 109 127 107 108 90 189"}},"s":"FTP 7.0","l":"=/"}',
    'system.ftpServer/providerDefinitions': '{"g":[4],"e":{"activation":{"c":[{"n":"providerData","a":"76","c":[{"n":"add","a":"257 8 258","r":"remove","k":"clear"}]}],"s":"FTP 7.5"}},"c":[{"n":"add","a":"1 230 259"}],"s":"FTP 7.0","l":"=/"}',
    'system.ftpServer/security/authentication': '{"g":[4],"e":{"denyByFailure":{"a":"14 260 261 262"}},"s":"IIS 8.0","l":"=/"}',
    'system.ftpServer/security/authorization': '{"g":[4],"c":[{"n":"add","a":"263 264 265 266","r":"remove","k":"clear"}],"s":"FTP 7.0","l":"=/"}',
    'system.ftpServer/security/ipSecurity': '{"g":[4],"a":"267 151","c":[{"n":"add","a":"268 269 270 271","r":"remove","k":"clear"}],"s":"FTP 7.0","l":"=/"}',
    'system.ftpServer/security/requestFiltering': '{"g":[4],"a":"272","e":{"fileExtensions":{"a":"151","c":[{"n":"add","a":"273 274","r":"remove","k":"clear"}]},"requestLimits":{"a":"275 276"},"hiddenSegments":{"c":[{"n":"add","a":"277","r":"remove","k":"clear"}]},"denyUrlSequences":{"c":[{"n":"add","a":"278","r":"remove","k":"clear"}]}},"s":"FTP 7.0","l":"=/"}',
    'system.ftpServer/serverRuntime': '{"g":[4],"e":{"hostNameSupport":{"a":"279"}},"s":"FTP 7.5","l":"=/"}',
    'system.net/authenticationModules': '{"g":[3],"c":[{"n":"add","a":"280","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/network/authenticationmodules-element-network-settings"}',
    'system.net/connectionManagement': '{"g":[3],"c":[{"n":"add","a":"281 282","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/network/connectionmanagement-element-network-settings"}',
    'system.net/defaultProxy': '{"g":[3],"a":"283 284","e":{"bypasslist":{"c":[{"n":"add","a":"281","r":"remove","k":"clear","x":1}]},"module":{"a":"230"},"proxy":{"a":"285 286 287 288 289"}},"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/network/defaultproxy-element-network-settings"}',
    'system.net/mailSettings/smtp': '{"g":[3],"a":"290 291","e":{"network":{"a":"292 293 294 295 34"},"specifiedPickupDirectory":{"a":"296"}},"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/network/smtp-element-network-settings"}',
    'system.net/requestCaching': '{"g":[3],"a":"297 298 299 300","e":{"defaultFtpCachePolicy":{"a":"301"},"defaultHttpCachePolicy":{"a":"302 303 304 305"}},"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/network/requestcaching-element-network-settings"}',
    'system.net/settings': '{"g":[3],"e":{"httpWebRequest":{"a":"306 307 308 309"},"ipv6":{"a":"310"},"performanceCounters":{"a":"310"},"servicePointManager":{"a":"311 312 313 314 315 316"},"socket":{"a":"317 318"},"webProxyScript":{"a":"319"}},"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/network/settings-element-network-settings"}',
    'system.net/webRequestModules': '{"g":[3],"c":[{"n":"add","a":"320 230","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/network/webrequestmodules-element-network-settings"}',
    'system.transactions/defaultSettings': '{"g":[3],"a":"321 322","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.transactions.configuration.defaultsettingssection"}',
    'system.transactions/machineSettings': '{"g":[3],"a":"323","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.transactions.configuration.machinesettingssection"}',
    'system.web/anonymousIdentification': '{"g":[2],"a":"324 325 326 327 328 329 330 331 310","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.anonymousidentificationsection"}',
    'system.web/authentication': '{"g":[2],"a":"332","e":{"forms":{"a":"333 334 331 335 336 337 338 339 340 341 342 343","e":{"credentials":{"a":"344","c":[{"n":"user","a":"1 345"}]}}},"passport":{"a":"346"}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.authenticationsection"}',
    'system.web/authorization': '{"g":[2],"c":[{"n":"allow,deny","a":"347 348 349","p":1,"x":1}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.authorizationsection"}',
    'system.web/browserCaps': '{"g":[2],"a":"350","c":[{"n":"result","a":"351"}],"v":1}',
    'system.web/caching/cache': '{"g":[2],"a":"352 353 354 355 356","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.cachesection"}',
    'system.web/caching/outputCache': '{"g":[2],"a":"357 358 359 360 361","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.outputcachesection"}',
    'system.web/caching/outputCacheSettings': '{"g":[2],"e":{"outputCacheProfiles":{"c":[{"n":"add","a":"362 283 363 364 365 366 367 368 369 370 371","r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.outputcachesettingssection"}',
    'system.web/caching/sqlCacheDependency': '{"g":[2],"a":"283 372","e":{"databases":{"c":[{"n":"add","a":"373 76 372","r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.sqlcachedependencysection"}',
    'system.web/clientTarget': '{"g":[2],"c":[{"n":"add","a":"374 375","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.clienttargetsection"}',
    'system.web/compilation': '{"g":[2],"a":"376 377 378 379 380 381 382 383 384 385 386 387 388 389 390 391","e":{"assemblies":{"c":[{"n":"add","a":"392","r":"remove","k":"clear","x":1}]},"buildProviders":{"c":[{"n":"add","a":"393 394","r":"remove","k":"clear"}]},"codeSubDirectories":{"c":[{"n":"add","a":"395"}]},"expressionBuilders":{"c":[{"n":"add","a":"396 394","r":"remove","k":"clear"}]},"folderLevelBuildProviders":{"c":[{"n":"add","a":"76 394","r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.compilationsection"}',
    'system.web/customErrors': '{"g":[2],"a":"397 398 399 400","c":[{"n":"error","a":"401 402"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.customerrorssection"}',
    'system.web/deployment': '{"g":[3],"a":"403","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.deploymentsection"}',
    'system.web/deviceFilters': '{"g":[2],"c":[{"n":"filter","a":"404 405 230 406 76"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.mobile.devicefilterssection"}',
    'system.web/fullTrustAssemblies': '{"g":[2],"c":[{"n":"add","a":"407 408 409","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.fulltrustassembliessection"}',
    'system.web/globalization': '{"g":[2],"a":"410 411 412 413 414 415 416 417 418","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.globalizationsection"}',
    'system.web/healthMonitoring': '{"g":[2],"a":"283 419","e":{"bufferModes":{"c":[{"n":"add","a":"420 421 422 76 423 424 425","r":"remove","k":"clear"}]},"eventMappings":{"c":[{"n":"add","a":"426 1 427 5","r":"remove","k":"clear"}]},"profiles":{"c":[{"n":"add","a":"428 429 430 431 76","r":"remove","k":"clear"}]},"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]},"rules":{"c":[{"n":"add","a":"428 432 429 430 431 76 433 434","r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.healthmonitoringsection"}',
    'system.web/hostingEnvironment': '{"g":[2],"a":"435 436 437","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.hostingenvironmentsection"}',
    'system.web/httpCookies': '{"g":[2],"a":"331 438 340","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.httpcookiessection"}',
    'system.web/httpHandlers': '{"g":[2],"c":[{"n":"add","a":"439 5 440 441","r":"remove","k":"clear","p":1,"x":1}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.httphandlerssection"}',
    'system.web/httpModules': '{"g":[2],"c":[{"n":"add","a":"76 5","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.httpmodulessection"}',
    'system.web/httpRuntime': '{"g":[2],"a":"442 443 444 445 446 447 448 449 450 451 452 453 454 455 361 456 457 458 459 460 461 462 463 464 465 466","u":1,"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.httpruntimesection"}',
    'system.web/identity': '{"g":[2],"a":"467 294 34","u":1,"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.identitysection"}',
    'system.web/machineKey': '{"g":[2],"a":"468 469 470 471 472 473 474","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.machinekeysection"}',
    'system.web/membership': '{"g":[3],"a":"475 476 477","e":{"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.membershipsection"}',
    'system.web/mobileControls': '{"g":[2],"a":"478 479 480","c":[{"n":"device","a":"481 76 482 483 484","c":[{"n":"control","a":"485 76","r":"remove","k":"clear"}],"r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.ui.mobilecontrols.mobilecontrolssection"}',
    'system.web/pages': '{"g":[2],"a":"486 487 488 489 490 491 492 493 494 495 496 497 498 499 500 501 502 503 504 505 506 507","e":{"controls":{"c":[{"n":"add","a":"508 509 510 511 512","r":"remove"}]},"namespaces":{"a":"513","c":[{"n":"add","a":"514","r":"remove","k":"clear"}]},"tagMapping":{"c":[{"n":"add","a":"515 516","r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.pagessection"}',
    'system.web/partialTrustVisibleAssemblies': '{"g":[2],"c":[{"n":"add","a":"407 408 409","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.partialtrustvisibleassembliessection"}',
    'system.web/processModel': '{"g":[3],"a":"517 518 519 520 521 445 522 523 524 525 526 527 528 529 530 531 532 533 534 535 536 537 538 539 540 541 542","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.processmodelsection"}',
    'system.web/profile': '{"g":[3],"a":"543 544 283 545","e":{"properties":{"c":[{"n":"add","a":"546 547 548 76 434 549 550 551","r":"remove","k":"clear"},{"n":"group","a":"76","c":[{"n":"add","a":"546 547 548 76 434 549 550 551","r":"remove","k":"clear"}]}]},"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.profilesection"}',
    'system.web/protocols': '{"g":[2],"c":[{"n":"add","a":"552 76 553 554","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.protocolssection"}',
    'system.web/roleManager': '{"g":[3],"a":"555 556 557 558 328 329 559 560 561 331 310 562","e":{"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.rolemanagersection"}',
    'system.web/securityPolicy': '{"g":[2],"c":[{"n":"trustLevel","a":"76 563"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.securitypolicysection"}',
    'system.web/sessionPageState': '{"g":[2],"a":"564","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.sessionpagestatesection"}',
    'system.web/sessionState': '{"g":[2],"a":"565 566 567 568 569 570 571 572 573 574 575 576 577 578 579 580","e":{"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.sessionstatesection"}',
    'system.web/siteMap': '{"g":[2],"a":"581 283","e":{"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.sitemapsection"}',
    'system.web/trace': '{"g":[2],"a":"310 582 583 584 585 586 587","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.tracesection"}',
    'system.web/trust': '{"g":[2],"a":"588 589 590 591","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.trustsection"}',
    'system.web/urlMappings': '{"g":[2],"a":"283","c":[{"n":"add","a":"592 593","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.urlmappingssection"}',
    'system.web/webControls': '{"g":[2],"a":"594","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.webcontrolssection"}',
    'system.web/webParts': '{"g":[2],"a":"595","e":{"personalization":{"a":"596","e":{"authorization":{"c":[{"n":"allow,deny","a":"347 348 349","p":1,"x":1}]},"providers":{"c":[{"n":"add","a":"1 5","u":1,"r":"remove","k":"clear"}]}}},"transformers":{"c":[{"n":"add","a":"76 394","r":"remove","k":"clear"}]}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.webpartssection"}',
    'system.web/webServices': '{"g":[2],"e":{"conformanceWarnings":{"c":[{"n":"add","a":"597","r":"remove","k":"clear"}]},"diagnostics":{"a":"598"},"protocols":{"c":[{"n":"add","a":"599","r":"remove","k":"clear"}]},"serviceDescriptionFormatExtensionTypes":{"c":[{"n":"add","a":"600","r":"remove","k":"clear"}]},"soapEnvelopeProcessing":{"a":"386 601"},"soapExtensionImporterTypes":{"c":[{"n":"add","a":"600","r":"remove","k":"clear"}]},"soapExtensionReflectorTypes":{"c":[{"n":"add","a":"600","r":"remove","k":"clear"}]},"soapExtensionTypes":{"c":[{"n":"add","a":"602 603 604","r":"remove","k":"clear"}]},"soapServerProtocolFactory":{"a":"230"},"soapTransportImporterTypes":{"c":[{"n":"add","a":"600","r":"remove","k":"clear"}]},"wsdlHelpGenerator":{"a":"605"}},"v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.services.configuration.webservicessection"}',
    'system.web/xhtmlConformance': '{"g":[2],"a":"606","v":1,"l":"https://learn.microsoft.com/dotnet/api/system.web.configuration.xhtmlconformancesection"}',
    'system.webServer/applicationInitialization': '{"g":[0],"a":"607 608 609","c":[{"n":"add","a":"610 611","r":"remove","k":"clear"}],"s":"IIS 8.0","y":"ApplicationInitializationModule","l":"=/"}',
    'system.webServer/asp': '{"g":[0],"a":"612 613 614 615 616 617 618 619 620 621 622 623 624 625 626 627 628","e":{"session":{"a":"629 630 631 632"},"comPlus":{"a":"633 634 635 636 637"},"cache":{"a":"638 639 640 641 642"},"limits":{"a":"643 644 645 646 647 648 649"}},"s":"IIS 7.0","l":"=/"}',
    'system.webServer/aspNetCore': '{"g":[10,11],"a":"650 651 652 653 654 655 656 657 658 659 660 661","e":{"recycleOnFileChange":{"c":[{"n":"file","a":"662","k":"clear"}]},"environmentVariables":{"c":[{"n":"environmentVariable","a":"663 249","k":"clear"}]},"handlerSettings":{"c":[{"n":"handlerSetting","a":"663 249","k":"clear"}]}},"y":"AspNetCoreModuleV2","l":"https://learn.microsoft.com/aspnet/core/host-and-deploy/iis/web-config"}',
    'system.webServer/caching': '{"g":[0],"a":"90 664 665 666","e":{"profiles":{"c":[{"n":"add","a":"393 667 668 669 670 671 672","r":"remove","k":"clear","p":1}]}},"s":"IIS 7.0","y":"HttpCacheModule","l":"=/"}',
    'system.webServer/cgi': '{"g":[0],"a":"673 674 675","s":"IIS 7.0","y":"CgiModule","l":"="}',
    'system.webServer/defaultDocument': '{"g":[0],"a":"90","e":{"files":{"c":[{"n":"add","a":"676","r":"remove","k":"clear","p":1}]}},"s":"IIS 7.0","y":"DefaultDocumentModule","l":"=/"}',
    'system.webServer/directoryBrowse': '{"g":[0],"a":"14 677","s":"IIS 7.0","y":"DirectoryListingModule","l":"="}',
    'system.webServer/diskCache': '{"g":[9],"a":"678 679 680 681 682","e":{"sharedDriveLocation":{"a":"9 683","m":["SetHealthy","SetUnhealthy"]},"driveLocationHealth":{"a":"14 684 685"},"compression":{"a":"90 686","c":[{"n":"add","a":"687 688"}]}},"c":[{"n":"driveLocation","a":"689 690 691 683","m":["SetHealthy","SetUnhealthy"]}],"m":["FlushUrl","CacheUrl"],"y":"ApplicationRequestRouting","l":"https://learn.microsoft.com/iis/extensions/configuring-application-request-routing-arr/configure-and-enable-disk-cache-in-application-request-routing"}',
    'system.webServer/fastCgi': '{"g":[0],"c":[{"n":"application","a":"692 693 694 695 696 697 698 699 700 701 702 703 704 705","e":{"environmentVariables":{"c":[{"n":"environmentVariable","a":"12 8"}]}}}],"s":"IIS 7.0","y":"FastCgiModule","l":"=/"}',
    'system.webServer/globalModules': '{"g":[0],"c":[{"n":"add","a":"706 707 708","r":"remove","k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/handlers': '{"g":[0],"a":"709","c":[{"n":"add","a":"710 711 712 112 713 714 715 716 717 708 718","r":"remove","k":"clear","p":1}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/httpCompression': '{"g":[0],"a":"719 720 721 722 723 724 725 726 727 728 729 730 731 732 733 734","e":{"staticTypes":{"c":[{"n":"add","a":"687 688","r":"remove","k":"clear"}]},"dynamicTypes":{"c":[{"n":"add","a":"687 688","r":"remove","k":"clear"}]}},"c":[{"n":"scheme","a":"76 735 736 737 738 739","r":"remove","k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/httpErrors': '{"g":[0],"a":"740 741 742 743 744 745","c":[{"n":"error","a":"746 747 748 662 749","r":"remove","k":"clear"}],"s":"IIS 7.0","y":"CustomErrorModule","l":"=/"}',
    'system.webServer/httpLogging': '{"g":[0],"a":"750 751","s":"IIS 7.0","y":"HttpLoggingModule","l":"="}',
    'system.webServer/httpPlatform': '{"g":[12],"a":"650 651 652 752 654 753 656 754 658 755","e":{"recycleOnFileChange":{"c":[{"n":"file","a":"662","k":"clear"}]},"environmentVariables":{"c":[{"n":"environmentVariable","a":"663 249","k":"clear"}]}},"y":"httpPlatformHandler","l":"https://learn.microsoft.com/iis/extensions/httpplatformhandler/httpplatformhandler-configuration-reference"}',
    'system.webServer/httpProtocol': '{"g":[0],"a":"756","e":{"customHeaders":{"c":[{"n":"add","a":"12 99","r":"remove","k":"clear"}]},"redirectHeaders":{"c":[{"n":"add","a":"12 99","r":"remove","k":"clear"}]}},"s":"IIS 7.0","y":"ProtocolSupportModule","l":"=/"}',
    'system.webServer/httpRedirect': '{"g":[0],"a":"14 757 758 759 760","c":[{"n":"add","a":"761 762","r":"remove","k":"clear"}],"s":"IIS 7.0","y":"HttpRedirectionModule","l":"=/"}',
    'system.webServer/httpTracing': '{"g":[0],"e":{"traceUrls":{"c":[{"n":"add","a":"763","r":"remove","k":"clear"}]}},"s":"IIS 7.0","l":"=/"}',
    'system.webServer/isapiFilters': '{"g":[0],"c":[{"n":"filter","a":"710 662 90 764 708","r":"remove","k":"clear"}],"s":"IIS 7.0","y":"IsapiFilterModule","l":"=/"}',
    'system.webServer/management/authentication': '{"g":[0],"a":"765","e":{"providers":{"c":[{"n":"add","a":"1 5","u":1}]},"credentials":{"c":[{"n":"add","a":"1 766 90"}]}},"s":"IIS 7.0","l":"=/"}',
    'system.webServer/management/authorization': '{"g":[0],"a":"765","e":{"providers":{"c":[{"n":"add","a":"1 5","u":1}]},"authorizationRules":{"c":[{"n":"scope","a":"0","c":[{"n":"add","a":"1 767"}]}]}},"s":"IIS 7.0","l":"=/"}',
    'system.webServer/management/dbManager': '{"g":[15],"a":"768","e":{"DBProviders":{"c":[{"n":"provider","a":"1 769 5","e":{"databaseBackup":{"a":"770 771 772 773"}}}]}},"l":"https://learn.microsoft.com/iis/extensions/database-manager/use-the-database-manager"}',
    'system.webServer/management/delegation': '{"g":[13],"a":"774 775","c":[{"n":"rule","a":"90 776 777 778 779","e":{"permissions":{"c":[{"n":"user","a":"1 767 780","u":1}]},"runAs":{"a":"781 782 783"}},"u":1}],"u":1,"l":"https://learn.microsoft.com/iis/publish/using-web-deploy/configure-the-web-deployment-handler"}',
    'system.webServer/management/trustedProviders': '{"g":[0],"a":"784","c":[{"n":"add","a":"5"}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/modules': '{"g":[0],"a":"785 786","c":[{"n":"add","a":"710 112 708","r":"remove","k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/odbcLogging': '{"g":[0],"a":"787 788 789 2","s":"IIS 7.0","y":"CustomLoggingModule","l":"="}',
    'system.webServer/proxy': '{"g":[9],"a":"14 790 791 792 793 794 795 796 797 798 799 800 801 802 803 804 805 806 807 808 809 810 811 812 813 814 815 816","e":{"cache":{"a":"90 817 818 819 820","m":["GetCounters","ResetCounters"]}},"y":"ApplicationRequestRouting","l":"https://learn.microsoft.com/iis/extensions/url-rewrite-module/reverse-proxy-with-url-rewrite-v2-and-application-request-routing"}',
    'system.webServer/rewrite/allowedServerVariables': '{"g":[7],"c":[{"n":"add","a":"1","r":"remove","k":"clear"}],"s":"URL Rewrite 2.0","y":"RewriteModule","l":"https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-20-configuration-reference"}',
    'system.webServer/rewrite/globalRules': '{"g":[7],"c":[{"n":"rule","a":"1 90 821 822","e":{"match":{"a":"823 824 825"},"conditions":{"a":"826 827","c":[{"n":"add","a":"828 829 830 831 832"}]},"serverVariables":{"c":[{"n":"set","a":"364 8 833"}]},"action":{"a":"834 835 836 837 838 839 840 841"}},"r":"remove","k":"clear"}],"y":"RewriteModule","l":"https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference"}',
    'system.webServer/rewrite/outboundRules': '{"g":[7],"a":"842","e":{"customTags":{"c":[{"n":"tags","a":"1","c":[{"n":"tag","a":"843 844","r":"remove","k":"clear"}],"r":"remove","k":"clear"}]},"preConditions":{"c":[{"n":"preCondition","a":"1 826 821","c":[{"n":"add","a":"828 829 830 831 832"}],"r":"remove","k":"clear"}]}},"c":[{"n":"rule","a":"1 845 90 821 822","e":{"match":{"a":"846 847 848 849 850 824 825"},"conditions":{"a":"826 851","c":[{"n":"add","a":"828 829 830 831 832"}]},"action":{"a":"852 8 833"}},"r":"remove","k":"clear"}],"s":"URL Rewrite 2.0","y":"RewriteModule","l":"https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-20-configuration-reference"}',
    'system.webServer/rewrite/providers': '{"g":[7],"c":[{"n":"provider","a":"364 853","e":{"settings":{"c":[{"n":"add","a":"257 8 258","r":"remove","k":"clear"}]}},"r":"remove","k":"clear"}],"s":"URL Rewrite 2.0","y":"RewriteModule","l":"https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-20-configuration-reference"}',
    'system.webServer/rewrite/rewriteMaps': '{"g":[7],"c":[{"n":"rewriteMap","a":"364 548 824","c":[{"n":"add","a":"854 8","r":"remove","k":"clear"}],"r":"remove","k":"clear"}],"y":"RewriteModule","l":"https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference"}',
    'system.webServer/rewrite/rules': '{"g":[7],"c":[{"n":"rule","a":"1 90 821 822","e":{"match":{"a":"823 824 825"},"conditions":{"a":"826 827","c":[{"n":"add","a":"855 856 849 824 825"}]},"serverVariables":{"c":[{"n":"set","a":"364 8 833"}]},"action":{"a":"834 835 836 857 837 858 839 840 841"}},"r":"remove","k":"clear"}],"y":"RewriteModule","l":"https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference"}',
    'system.webServer/security/access': '{"g":[0],"a":"859","s":"IIS 7.0","l":"="}',
    'system.webServer/security/applicationDependencies': '{"g":[0],"c":[{"n":"application","a":"76 860","c":[{"n":"add","a":"861","k":"clear"}],"k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/security/authentication/anonymousAuthentication': '{"g":[0],"a":"90 164 2 167","s":"IIS 7.0","y":"AnonymousAuthenticationModule","l":"="}',
    'system.webServer/security/authentication/basicAuthentication': '{"g":[0],"a":"14 862 168 167","s":"IIS 7.0","y":"BasicAuthenticationModule","l":"="}',
    'system.webServer/security/authentication/clientCertificateMappingAuthentication': '{"g":[0],"a":"14","s":"IIS 7.0","y":"CertificateMappingAuthenticationModule","l":"="}',
    'system.webServer/security/authentication/digestAuthentication': '{"g":[0],"a":"14 862","s":"IIS 7.0","y":"DigestAuthenticationModule","l":"="}',
    'system.webServer/security/authentication/iisClientCertificateMappingAuthentication': '{"g":[0],"a":"14 863 864 168 167","e":{"manyToOneMappings":{"c":[{"n":"add","a":"76 236 90 865 782 2","e":{"rules":{"c":[{"n":"add","a":"866 867 868 869","k":"clear"}]}},"k":"clear"}]},"oneToOneMappings":{"c":[{"n":"add","a":"90 34 2 870","k":"clear"}]}},"s":"IIS 7.0","y":"IISCertificateMappingAuthenticationModule","l":"=/"}',
    'system.webServer/security/authentication/windowsAuthentication': '{"g":[0],"a":"14 871 872 873 874","e":{"providers":{"c":[{"n":"add","a":"676","r":"remove","k":"clear"}]},"extendedProtection":{"a":"875 876","c":[{"n":"spn","a":"877","r":"removeSpn","k":"clearSpns"}],"s":"IIS 7.5"}},"s":"IIS 7.0","y":"WindowsAuthenticationModule","l":"=/"}',
    'system.webServer/security/authorization': '{"g":[0],"a":"878","c":[{"n":"add","a":"263 264 265 879","r":"remove","k":"clear"}],"s":"IIS 7.0","y":"UrlAuthorizationModule","l":"=/"}',
    'system.webServer/security/dynamicIpSecurity': '{"g":[0],"a":"880 881 882","e":{"denyByConcurrentRequests":{"a":"14 883"},"denyByRequestRate":{"a":"14 884 885"}},"s":"IIS 8.0","y":"DynamicIpRestrictionModule","l":"=/"}',
    'system.webServer/security/ipSecurity': '{"g":[0],"a":"267 151 886 887","c":[{"n":"add","a":"268 269 270 271","r":"remove","k":"clear"}],"s":"IIS 7.0","y":"IpRestrictionModule","l":"=/"}',
    'system.webServer/security/isapiCgiRestriction': '{"g":[0],"a":"888 889","c":[{"n":"add","a":"890 891 860 236","r":"remove","k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/security/requestFiltering': '{"g":[0],"a":"892 272 893 894","e":{"fileExtensions":{"a":"151 895","c":[{"n":"add","a":"273 274","r":"remove","k":"clear"}]},"requestLimits":{"a":"896 897 898","e":{"headerLimits":{"c":[{"n":"add","a":"899 900","r":"remove","k":"clear"}]}}},"verbs":{"a":"151 895","c":[{"n":"add","a":"901 153","r":"remove","k":"clear"}]},"hiddenSegments":{"a":"895","c":[{"n":"add","a":"277","r":"remove","k":"clear"}]},"alwaysAllowedUrls":{"c":[{"n":"add","a":"902","r":"remove","k":"clear"}]},"alwaysAllowedQueryStrings":{"c":[{"n":"add","a":"903","r":"remove","k":"clear"}]},"denyUrlSequences":{"c":[{"n":"add","a":"278","r":"remove","k":"clear"}]},"denyQueryStringSequences":{"c":[{"n":"add","a":"278","r":"remove","k":"clear"}]},"filteringRules":{"c":[{"n":"filteringRule","a":"1 904 905 906 907","e":{"scanHeaders":{"c":[{"n":"add","a":"908","r":"remove","k":"clear"}]},"appliesTo":{"c":[{"n":"add","a":"273","r":"remove","k":"clear"}]},"denyStrings":{"c":[{"n":"add","a":"909","r":"remove","k":"clear"}]}},"r":"remove","k":"clear"}]}},"s":"IIS 7.0","y":"RequestFilteringModule","l":"=/"}',
    'system.webServer/serverRuntime': '{"g":[0],"a":"90 910 911 912 913 914 915 916 917","s":"IIS 7.0","l":"="}',
    'system.webServer/serverSideInclude': '{"g":[0],"a":"918","s":"IIS 7.0","y":"ServerSideIncludeModule","l":"="}',
    'system.webServer/staticContent': '{"g":[0],"a":"919 920 921","e":{"clientCache":{"a":"922 923 924 925 926"}},"c":[{"n":"mimeMap","a":"927 928","r":"remove","k":"clear"}],"s":"IIS 7.0","y":"StaticFileModule","l":"=/"}',
    'system.webServer/tracing/traceFailedRequests': '{"g":[0],"c":[{"n":"add","a":"94 929 930 931","e":{"traceAreas":{"c":[{"n":"add","a":"932 933 934","r":"remove","k":"clear"}]},"failureDefinitions":{"a":"935 936 937 938"}},"r":"remove","k":"clear"}],"s":"IIS 7.0","y":"FailedRequestsTracingModule","l":"=/"}',
    'system.webServer/tracing/traceProviderDefinitions': '{"g":[0],"c":[{"n":"add","a":"1 939","e":{"areas":{"c":[{"n":"add","a":"1 940","r":"remove","k":"clear"}]}},"r":"remove","k":"clear"}],"s":"IIS 7.0","l":"=/"}',
    'system.webServer/urlCompression': '{"g":[0],"a":"735 736 941","s":"IIS 7.0","l":"="}',
    'system.webServer/validation': '{"g":[0],"a":"942","s":"IIS 7.0","y":"ConfigurationValidationModule","l":"="}',
    'system.webServer/wdeploy/backup': '{"g":[14],"a":"943 14 944 945 946","e":{"excludedProviders":{"c":[{"n":"provider","a":"947","k":"clear"}],"u":1},"backupSettingsProvider":{"a":"948 949 950 951","u":1}},"u":1,"l":"https://learn.microsoft.com/iis/publish/using-web-deploy/web-deploy-automatic-backups"}',
    'system.webServer/webSocket': '{"g":[0],"a":"90 952 953","s":"IIS 8.0","y":"WebSocketModule","l":"="}',
    'system.webServer/webdav/authoring': '{"g":[6],"a":"14 954 955 956","e":{"fileSystem":{"a":"957 958 959"},"properties":{"a":"960 961 962","c":[{"n":"add","a":"963 964","u":1,"r":"remove","k":"clear"}]},"locks":{"a":"14 965 966","u":1}},"s":"WebDAV 7.0","y":"WebDAVModule","l":"=/"}',
    'system.webServer/webdav/authoringRules': '{"g":[6],"a":"967 968 969","c":[{"n":"add","a":"264 265 970 971","r":"remove","k":"clear"}],"s":"WebDAV 7.0","y":"WebDAVModule","l":"=/"}',
    'system.webServer/webdav/globalSettings': '{"g":[6],"e":{"propertyStores":{"c":[{"n":"add","a":"1 972 973","u":1}]},"lockStores":{"c":[{"n":"add","a":"1 972 973","u":1}],"s":"WebDAV 7.5"}},"s":"WebDAV 7.0","y":"WebDAVModule","l":"=/"}',
    'system.windows.forms': '{"g":[3],"a":"974","v":1}',
    'system.xml.serialization/dateTimeSerialization': '{"g":[3],"a":"975","v":1,"l":"https://learn.microsoft.com/dotnet/standard/serialization/datetimeserialization-element"}',
    'system.xml.serialization/schemaImporterExtensions': '{"g":[3],"c":[{"n":"add","a":"1 5","r":"remove","k":"clear"}],"v":1,"l":"https://learn.microsoft.com/dotnet/standard/serialization/schemaimporterextensions-element"}',
    'system.xml.serialization/xmlSerializer': '{"g":[3],"a":"976","v":1,"l":"https://learn.microsoft.com/dotnet/standard/serialization/xmlserializer-element"}',
    'webFarms': '{"g":[8,9],"a":"977@9","e":{"applicationRequestRouting":{"e":{"hostAffinityProviderList":{"c":[{"n":"add","a":"76"}]}},"o":9}},"c":[{"n":"webFarm","a":"200 90 978 979 980 981 982 983 984 985 986 987 988 989 990 991 115@9 790@9 791@9","e":{"platformProvision":{"a":"992 993 994 995 996","e":{"customFeeds":{"c":[{"n":"customFeed","a":"593"}]}},"c":[{"n":"platform","a":"997"}]},"applicationProvision":{"a":"998 999 1000","e":{"skipDirectives":{"c":[{"n":"skip","a":"1 90 1001","k":"clear"}]}},"c":[{"n":"syncProvider","a":"1002 711","c":[{"n":"add","a":"1 8","r":"remove","k":"clear"}],"k":"clear"}]},"customProviderSettings":{"c":[{"n":"customProvider","a":"1","c":[{"n":"setting","a":"1 249"}]}]},"runProviders":{"c":[{"n":"runProvider","a":"1 1003 236 1004 1005 1006 1007 1008 1009 1010 1011 1012 1013","c":[{"n":"parameter","a":"1 5 1003 236 548"}]}]},"autoRepair":{"a":"90 1014 1015"},"defaultProxy":{"a":"14 287 1016 34 165","c":[{"n":"bypass","a":"1017"}]},"applicationRequestRouting":{"e":{"protocol":{"a":"792 793 1018 1019 913 1020 797 798 799 800 801 802 803 804 805 806 807 808 809 810 811 812 813 814 815 816","e":{"cache":{"a":"90 817 818 819 820","m":["GetCounters"]}}},"healthCheck":{"a":"1021 1022 1023 1018 1024 1025 1026 1027 1028 1029"},"affinity":{"a":"1030 1031 1032 1033 1034 1035 1036 1037 1038 1039 1040 1041","c":[{"n":"host","a":"877 1042","c":[{"n":"equivalentHost","a":"877"}]}],"m":["LookupHostName","LookupServer","RemoveMapping"]},"loadBalancing":{"a":"1043 1044 1045 1046 1047"},"publicKeys":{"c":[{"n":"publicKey","a":"1048 1049"}]}},"m":["ResetCounters"],"o":9}},"c":[{"n":"server","a":"1017 90","e":{"applicationRequestRouting":{"a":"1050 1051 1052 1053 1054 1055","e":{"counters":{"a":"1056 1057 1058 1059 1060 1061 1062 216 217 1063 1064 1065 1066 1067 1068","t":1}},"m":["SetState","SetHealthy","SetUnhealthy","TestHealth","TestProvider"],"o":9}}}]}],"l":"https://learn.microsoft.com/iis/extensions/configuring-application-request-routing-arr/define-and-configure-an-application-request-routing-server-farm"}',
  },
};
