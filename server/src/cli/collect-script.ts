/**
 * The script that an administrator runs on the server, for Windows PowerShell 5.1 and nothing besides (A74 to A80). It
 * reads, asks Windows for names of SIDs, and writes files into one folder: nothing else on the machine is changed, and
 * nothing is sent anywhere. What it writes is read back by `core/facts`.
 *
 * No backtick and no dollar sign before a brace stand in it, so that the text here is the text there.
 */
export const COLLECT_SCRIPT = String.raw`#requires -version 5.1
<#
  Facts for WhoIIS: who may do what on this web server. Read it before you run it, in an elevated Windows PowerShell:

    powershell -NoProfile -ExecutionPolicy Bypass -File .\whoiis-collect.ps1 -Out C:\Temp\whoiis-facts

  It changes nothing but the folder of -Out and sends nothing. Passwords, keys, connection strings and the values of
  appSettings and environment variables are taken out of the copied configuration. Names of accounts, SIDs, paths,
  thumbprints of certificates and the structure of the configuration are in the files: look them over before you pass
  them on.

    -Out         folder for the files; default: whoiis-facts-COMPUTER in the current folder
    -MaxFolders  folders to read for each directory of a site
    -AllFiles    all files, in the place of configuration, code and databases
    -SqlInstance a SQL Server whose logins are to be listed as well
#>
param(
  [string]$Out = (Join-Path (Get-Location).Path ('whoiis-facts-' + $env:COMPUTERNAME)),
  [int]$MaxFolders = 20000,
  [switch]$AllFiles,
  [string]$SqlInstance = ''
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$script:problems = New-Object System.Collections.ArrayList
$script:rows = New-Object System.Collections.ArrayList
$script:known = @{}
$plain = New-Object System.Text.UTF8Encoding -ArgumentList $false
$configFolder = Join-Path $env:windir 'System32\inetsrv\config'
[void](New-Item -ItemType Directory -Force -Path $Out)

# ---- helpers ----

function Note-Problem([string]$Step, [string]$Message) {
  [void]$script:problems.Add((New-Object psobject -Property @{ step = $Step; error = $Message }))
}

# One step; a failure is written down and the others go on.
function Invoke-Step([string]$Name, [scriptblock]$Work) {
  Write-Host ('- ' + $Name)
  try { & $Work } catch { Note-Problem $Name $_.Exception.Message }
}

# Always a list, be it of one row or of none.
function Save-Rows([string]$File, $Items) {
  $list = @(@($Items) | Where-Object { $null -ne $_ })
  $text = if ($list.Count -eq 0) { '[]' } else { ConvertTo-Json -InputObject $list -Depth 6 }
  [System.IO.File]::WriteAllText((Join-Path $Out $File), $text, $plain)
}

function Save-Object([string]$File, $Item) {
  [System.IO.File]::WriteAllText((Join-Path $Out $File), (ConvertTo-Json -InputObject $Item -Depth 6), $plain)
}

function Get-SidOf([string]$Name) {
  $account = New-Object System.Security.Principal.NTAccount -ArgumentList $Name
  $account.Translate([System.Security.Principal.SecurityIdentifier]).Value
}

function Get-NameOf([string]$Sid) {
  try {
    $id = New-Object System.Security.Principal.SecurityIdentifier -ArgumentList $Sid
    $id.Translate([System.Security.Principal.NTAccount]).Value
  } catch { $null }
}

function Expand-Path([string]$Path) {
  $full = [Environment]::ExpandEnvironmentVariables($Path).Replace('/', '\')
  if ($full.Length -gt 3) { $full = $full.TrimEnd('\') }
  if ($full -match '^[A-Za-z]:$') { $full = $full + '\' }
  $full
}

# ---- secrets stay here ----

$secretName = '(?i)(password|passwd|^pwd$|secret|validationkey|decryptionkey|accountkey|accesskey|apikey|sharedkey)'
$secretPart = '(?i)((?:password|pwd|accountkey|sharedaccesskey|secret)\s*=\s*)("[^"]*"|''[^'']*''|[^;]*)'

function Remove-Secret([System.Xml.XmlDocument]$Document) {
  foreach ($attribute in @($Document.SelectNodes('//@*'))) {
    if ($attribute.Value -eq '') { continue }
    $owner = $attribute.OwnerElement
    $group = ''
    if ($null -ne $owner.ParentNode) { $group = $owner.ParentNode.LocalName }
    if ($attribute.Name -match $secretName) {
      # That a password is set, and that it is encrypted, decides whether a pool can start.
      if ($attribute.Value.StartsWith('[enc:')) { $attribute.Value = '[enc:removed:enc]' } else { $attribute.Value = '***' }
    } elseif ($attribute.Name -eq 'value' -and ($group -eq 'appSettings' -or $group -eq 'environmentVariables')) {
      if (-not $owner.GetAttribute('key').StartsWith('aspnet:')) { $attribute.Value = '***' }
    } elseif ($attribute.Value -match $secretPart) {
      $attribute.Value = [regex]::Replace($attribute.Value, $secretPart, '$1***')
    }
  }
  foreach ($element in @($Document.SelectNodes('//*'))) {
    if ($element.LocalName -eq 'EncryptedData' -or $element.LocalName -eq 'CipherValue') { $element.InnerText = '' }
  }
  foreach ($comment in @($Document.SelectNodes('//comment()'))) { [void]$comment.ParentNode.RemoveChild($comment) }
}

function Copy-Config([string]$From, [string]$To) {
  $document = New-Object System.Xml.XmlDocument
  $document.XmlResolver = $null
  $document.PreserveWhitespace = $true
  $document.Load($From)
  Remove-Secret $document
  $target = Join-Path $Out $To
  [void](New-Item -ItemType Directory -Force -Path (Split-Path -Parent $target))
  $document.Save($target)
}

# ---- access lists ----

function Add-Acl([string]$Path, [string]$Why) {
  $full = Expand-Path $Path
  $key = $full.ToLowerInvariant()
  if ($full -eq '' -or $script:known.ContainsKey($key)) { return }
  $script:known[$key] = $true
  $row = New-Object psobject -Property @{ path = $full; why = $Why; kind = 'missing' }
  try {
    if (Test-Path -LiteralPath $full) {
      $item = Get-Item -LiteralPath $full -Force
      $row.kind = if ($item.PSIsContainer) { 'dir' } else { 'file' }
      Add-Member -InputObject $row -MemberType NoteProperty -Name attributes -Value ([string]$item.Attributes)
      if (([string]$item.Attributes) -match 'ReparsePoint') {
        $target = @($item.Target)
        if ($target.Count -gt 0 -and $target[0]) { Add-Member -InputObject $row -MemberType NoteProperty -Name link -Value ([string]$target[0]) }
      }
      Add-Member -InputObject $row -MemberType NoteProperty -Name sddl -Value ([string](Get-Acl -LiteralPath $full).Sddl)
    }
  } catch {
    $row.kind = 'error'
    Add-Member -InputObject $row -MemberType NoteProperty -Name error -Value $_.Exception.Message
  }
  [void]$script:rows.Add($row)
}

$wantedFile = '(?i)\.(config|asax|aspx|ashx|asmx|asp|php|dll|exe|mdf|ldf|sdf|sqlite3?|db|mdb|accdb)$'

# Folders breadth first, so that a limit leaves out the deepest. What is behind a link belongs to another place.
function Add-Tree([string]$Root) {
  Add-Acl $Root 'site'
  $queue = New-Object System.Collections.Queue
  $queue.Enqueue($Root)
  $count = 0
  while ($queue.Count -gt 0) {
    $count = $count + 1
    if ($count -gt $MaxFolders) {
      Note-Problem 'acls' ($Root + ' has more than ' + $MaxFolders + ' folders; the rest was not read')
      break
    }
    $folder = [string]$queue.Dequeue()
    foreach ($item in @(Get-ChildItem -LiteralPath $folder -Force -ErrorAction SilentlyContinue)) {
      if ($item.PSIsContainer) {
        if ($item.Name -eq 'node_modules' -or $item.Name -eq '.git') { continue }
        Add-Acl $item.FullName 'site'
        if (([string]$item.Attributes) -notmatch 'ReparsePoint') { $queue.Enqueue($item.FullName) }
      } elseif ($AllFiles -or $item.Name -match $wantedFile) {
        Add-Acl $item.FullName 'file'
        if ($item.Name -match '(?i)^web\.config$') {
          $source = $item.FullName
          $relative = $source -replace '^\\\\', 'UNC\' -replace '^([A-Za-z]):', '$1'
          Invoke-Step ('copy ' + $source) { Copy-Config $source (Join-Path 'config\files' $relative) }
        }
      }
    }
  }
}

# ---- the steps ----

$hostFile = Join-Path $configFolder 'applicationHost.config'
$applicationHost = New-Object System.Xml.XmlDocument
$applicationHost.XmlResolver = $null
Invoke-Step 'config' {
  # A file server has no IIS; its shares and groups are read all the same.
  if (-not (Test-Path -LiteralPath $hostFile)) { throw ('no IIS here: ' + $hostFile + ' is not there') }
  $applicationHost.Load($hostFile)
  Copy-Config $hostFile 'config\applicationHost.config'
  $redirection = Join-Path $configFolder 'redirection.config'
  if (Test-Path -LiteralPath $redirection) { Copy-Config $redirection 'config\redirection.config' }
}

$system = $null
Invoke-Step 'machine' {
  $script:system = Get-CimInstance -ClassName Win32_ComputerSystem
  $windows = Get-CimInstance -ClassName Win32_OperatingSystem
  $iis = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\InetStp' -ErrorAction SilentlyContinue
  $computerSid = $null
  if ($script:system.PartOfDomain) {
    $short = ([string]$script:system.Domain).Split('.')[0]
    try { $computerSid = Get-SidOf ($short + '\' + $env:COMPUTERNAME + '$') } catch { Note-Problem 'machine' $_.Exception.Message }
  }
  Save-Object 'machine.json' (New-Object psobject -Property @{
    name = $env:COMPUTERNAME; domain = [string]$script:system.Domain; partOfDomain = [bool]$script:system.PartOfDomain
    domainRole = [int]$script:system.DomainRole; caption = [string]$windows.Caption; build = [string]$windows.BuildNumber
    iisVersion = $(if ($null -ne $iis) { [string]$iis.VersionString } else { '' })
    uiCulture = [System.Globalization.CultureInfo]::InstalledUICulture.Name
    systemDrive = $env:SystemDrive; windir = $env:windir; programData = $env:ProgramData; machineAccountSid = $computerSid
  })
}
$inDomain = ($null -ne $script:system -and [bool]$script:system.PartOfDomain)

Invoke-Step 'features' {
  $components = Get-Item -Path 'HKLM:\SOFTWARE\Microsoft\InetStp\Components'
  Save-Rows 'features.json' @(foreach ($name in ($components.GetValueNames() | Sort-Object)) {
    New-Object psobject -Property @{ name = $name; installed = ($components.GetValue($name) -eq 1) }
  })
}

# Accounts that the configuration names, and the account of each pool.
Invoke-Step 'accounts' {
  $names = @{}
  foreach ($pool in @($applicationHost.SelectNodes('/configuration/system.applicationHost/applicationPools/add'))) {
    $names['IIS APPPOOL\' + $pool.GetAttribute('name')] = $true
  }
  foreach ($user in @($applicationHost.SelectNodes('//@userName'))) { if ($user.Value -ne '') { $names[$user.Value] = $true } }
  Save-Rows 'accounts.json' @(foreach ($name in ($names.Keys | Sort-Object)) {
    $row = New-Object psobject -Property @{ name = $name }
    $asked = $name
    if ($asked.StartsWith('.\')) { $asked = $env:COMPUTERNAME + $asked.Substring(1) }
    try {
      Add-Member -InputObject $row -MemberType NoteProperty -Name sid -Value (Get-SidOf $asked)
      $parts = $asked.Split('\')
      $isLocal = ($parts.Count -eq 2 -and ($parts[0] -eq $env:COMPUTERNAME -or $parts[0] -match '^(IIS APPPOOL|NT AUTHORITY|NT SERVICE|BUILTIN)$'))
      if ($inDomain -and -not $isLocal -and ($parts.Count -eq 2 -or $asked.Contains('@'))) {
        $upn = if ($parts.Count -eq 2) { $parts[1] + '@' + $parts[0] } else { $asked }
        try {
          # Windows lists the groups of a domain account without its password, where the domain allows that.
          $identity = New-Object System.Security.Principal.WindowsIdentity -ArgumentList $upn
          $groups = @($identity.Groups | ForEach-Object { $_.Value })
          Add-Member -InputObject $row -MemberType NoteProperty -Name groups -Value $groups
          Add-Member -InputObject $row -MemberType NoteProperty -Name groupsComplete -Value $true
          $identity.Dispose()
        } catch { Add-Member -InputObject $row -MemberType NoteProperty -Name groupsComplete -Value $false }
      }
    } catch { Add-Member -InputObject $row -MemberType NoteProperty -Name error -Value $_.Exception.Message }
    $row
  })
}

Invoke-Step 'groups' {
  Save-Rows 'groups.json' @(foreach ($group in @(Get-CimInstance -ClassName Win32_Group -Filter 'LocalAccount=True')) {
    $entry = [ADSI]('WinNT://' + $env:COMPUTERNAME + '/' + $group.Name + ',group')
    $members = @(foreach ($raw in @($entry.Invoke('Members'))) {
      $member = [ADSI]$raw
      $binary = $member.InvokeGet('objectSid')
      $sid = New-Object System.Security.Principal.SecurityIdentifier -ArgumentList ([byte[]]$binary), 0
      New-Object psobject -Property @{ sid = $sid.Value; name = ([string]$member.Path).Replace('WinNT://', '').Replace('/', '\') }
    })
    New-Object psobject -Property @{ sid = $group.SID; name = $group.Caption; members = $members }
  })
}

Invoke-Step 'rights' {
  $target = Join-Path $Out 'rights.inf'
  & (Join-Path $env:windir 'System32\secedit.exe') /export /areas USER_RIGHTS /cfg $target /quiet | Out-Null
  if (-not (Test-Path -LiteralPath $target)) { throw 'secedit wrote nothing; it needs an elevated PowerShell' }
}

Invoke-Step 'workers' {
  Save-Rows 'workers.json' @(foreach ($process in @(Get-CimInstance -ClassName Win32_Process -Filter "Name='w3wp.exe'")) {
    $pool = $null
    if ([string]$process.CommandLine -match '-ap\s+"([^"]+)"') { $pool = $Matches[1] }
    $owner = Invoke-CimMethod -InputObject $process -MethodName GetOwnerSid
    New-Object psobject -Property @{ pool = $pool; ownerSid = $owner.Sid; sessionId = $process.SessionId }
  })
}

Invoke-Step 'shares' {
  Save-Rows 'shares.json' @(foreach ($share in @(Get-SmbShare)) {
    New-Object psobject -Property @{ server = $env:COMPUTERNAME; name = $share.Name; path = $share.Path; sddl = [string]$share.SecurityDescriptor }
  })
}

Invoke-Step 'acls' {
  foreach ($directory in @($applicationHost.SelectNodes('//virtualDirectory/@physicalPath'))) {
    $root = Expand-Path $directory.Value
    if ($root -eq '') { continue }
    Add-Tree $root
    for ($above = Split-Path -Parent $root; $above; $above = Split-Path -Parent $above) { Add-Acl $above 'ancestor' }
  }
  foreach ($other in @($applicationHost.SelectNodes('//@directory | //@tempDirectory'))) { if ($other.Value -ne '') { Add-Acl $other.Value 'log or cache' } }
  $inetpub = Join-Path $env:SystemDrive 'inetpub'
  foreach ($name in 'logs\LogFiles', 'logs\FailedReqLogFiles', 'temp\appPools', 'temp\IIS Temporary Compressed Files', 'temp\ASP Compiled Templates') {
    Add-Acl (Join-Path $inetpub $name) 'iis'
  }
  foreach ($pool in @($applicationHost.SelectNodes('/configuration/system.applicationHost/applicationPools/add'))) {
    $name = $pool.GetAttribute('name')
    Add-Acl (Join-Path $inetpub ('temp\IIS Temporary Compressed Files\' + $name)) 'iis'
    Add-Acl (Join-Path $inetpub ('temp\appPools\' + $name + '\' + $name + '.config')) 'pool configuration'
  }
  foreach ($framework in 'Framework', 'Framework64') {
    foreach ($version in 'v2.0.50727', 'v4.0.30319') {
      Add-Acl (Join-Path $env:windir ('Microsoft.NET\' + $framework + '\' + $version + '\Temporary ASP.NET Files')) 'compiled pages'
    }
  }
  Add-Acl (Join-Path $env:windir 'Temp') 'temp'
  Add-Acl $configFolder 'iis'
}
Save-Rows 'acls.json' $script:rows

Invoke-Step 'sids' {
  $found = @{}
  foreach ($row in $script:rows) {
    if ($null -eq $row.PSObject.Properties['sddl']) { continue }
    foreach ($match in [regex]::Matches([string]$row.sddl, 'S-1-[0-9-]+')) { $found[$match.Value] = $true }
  }
  Save-Rows 'sids.json' @(foreach ($sid in ($found.Keys | Sort-Object)) { New-Object psobject -Property @{ sid = $sid; name = (Get-NameOf $sid) } })
}

Invoke-Step 'keys' {
  Save-Rows 'keys.json' @(foreach ($store in 'My', 'WebHosting') {
    $place = 'Cert:\LocalMachine\' + $store
    if (-not (Test-Path -Path $place)) { continue }
    foreach ($certificate in @(Get-ChildItem -Path $place | Where-Object { $_.HasPrivateKey })) {
      $row = New-Object psobject -Property @{ store = $store; thumbprint = $certificate.Thumbprint; notAfter = $certificate.NotAfter.ToString('s') }
      try {
        $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
        $unique = if ($key -is [System.Security.Cryptography.RSACng]) { $key.Key.UniqueName } else { $key.CspKeyContainerInfo.UniqueKeyContainerName }
        $leaf = [System.IO.Path]::GetFileName($unique)
        $file = Get-ChildItem -Path (Join-Path $env:ProgramData 'Microsoft\Crypto') -Recurse -Force -Filter $leaf -ErrorAction SilentlyContinue | Select-Object -First 1
        if ($null -eq $file) { throw 'the file of the key was not found' }
        Add-Member -InputObject $row -MemberType NoteProperty -Name file -Value $file.FullName
        Add-Member -InputObject $row -MemberType NoteProperty -Name sddl -Value ([string](Get-Acl -LiteralPath $file.FullName).Sddl)
      } catch { Add-Member -InputObject $row -MemberType NoteProperty -Name error -Value $_.Exception.Message }
      $row
    }
  })
}

Invoke-Step 'registry' {
  Save-Rows 'registry.json' @(foreach ($name in 'ASP.NET\4.0.30319.0\AutoGenKeys', 'ASP.NET\2.0.50727.0\AutoGenKeys') {
    $path = 'HKLM:\SOFTWARE\Microsoft\' + $name
    if (-not (Test-Path -Path $path)) { continue }
    foreach ($key in (@(Get-Item -Path $path) + @(Get-ChildItem -Path $path))) {
      New-Object psobject -Property @{ key = $key.Name; sddl = [string](Get-Acl -Path $key.PSPath).Sddl }
    }
  })
}

if ($SqlInstance -ne '') {
  Invoke-Step 'sql' {
    $connection = New-Object System.Data.SqlClient.SqlConnection -ArgumentList ('Server=' + $SqlInstance + ';Integrated Security=SSPI;Connect Timeout=5')
    $connection.Open()
    $query = $connection.CreateCommand()
    $query.CommandText = "select name, type_desc, is_disabled, convert(varchar(200), sid, 1) from sys.server_principals where type in ('U', 'G')"
    $reader = $query.ExecuteReader()
    Save-Rows 'sql.json' @(while ($reader.Read()) {
      New-Object psobject -Property @{ server = $SqlInstance; login = $reader.GetString(0); type = $reader.GetString(1); disabled = $reader.GetBoolean(2); sidHex = $reader.GetString(3) }
    })
    $connection.Close()
  }
}

$principal = New-Object System.Security.Principal.WindowsPrincipal -ArgumentList ([System.Security.Principal.WindowsIdentity]::GetCurrent())
Save-Object 'manifest.json' (New-Object psobject -Property @{
  format = 1; tool = 'whoiis-collect'; created = [DateTime]::UtcNow.ToString('s') + 'Z'; computer = $env:COMPUTERNAME
  elevated = $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator); errors = @($script:problems)
})
Write-Host ('Written to ' + $Out + '. Look the files over, then: whoiis access --facts FOLDER --site NAME')
`;
