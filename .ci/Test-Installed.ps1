# Takes the module out of its package, as Install-PSResource does, and tests that. For Windows PowerShell too.
[CmdletBinding()]
param(
    # The package itself, AimlMusic.VERSION.nupkg, alone in its folder.
    [Parameter(Mandatory)] [string] $Package,

    # Which of the test files.
    [string] $Filter = '*.Tests.ps1'
)

$ErrorActionPreference = 'Stop'
$root = Split-Path -Path $PSScriptRoot
$Package = (Resolve-Path -LiteralPath $Package).ProviderPath
if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)) {
    Install-Module Microsoft.PowerShell.PSResourceGet -Scope CurrentUser -Force
}

if (-not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -eq 5 })) {
    Install-PSResource Pester -Version '[5.6.0,6.0.0)' -TrustRepository
}

$place = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
$null = New-Item -ItemType Directory -Path $place/modules
Register-PSResourceRepository -Name AimlMusicFeed -Uri (Split-Path -Path $Package) -Trusted -Force
try {
    # Beside the user's modules: Package.Tests.ps1 begins with a machine that has no AimlMusic, and installs it there.
    Save-PSResource AimlMusic -Repository AimlMusicFeed -Path $place/modules -Prerelease
}
finally {
    Unregister-PSResourceRepository -Name AimlMusicFeed
}

# The tests import a folder that has the module's name.
Move-Item -Path $place/modules/AimlMusic/* -Destination $place/AimlMusic
$env:AIMLMUSIC_TEST_PACKAGE = $Package
$env:AIMLMUSIC_TEST_MODULE = "$place/AimlMusic"
$env:AIMLMUSIC_TEST_SERVER = "$root/src/AimlMusic.Sandbox.Server/bin/Release/net10.0/AimlMusic.Sandbox.Server.dll"
$env:AIMLMUSIC_TEST_PACKAGER = "$root/src/AimlMusic.Package/bin/Release/net10.0/AimlMusic.Package.dll"
$env:AIMLMUSIC_HOME = "$place/ledger"
Get-Item -LiteralPath $env:AIMLMUSIC_TEST_SERVER, $env:AIMLMUSIC_TEST_PACKAGER | Out-Null

"PowerShell $($PSVersionTable.PSVersion), $([System.Environment]::OSVersion), $env:AIMLMUSIC_TEST_MODULE"
Import-Module Pester -MinimumVersion 5.6 -MaximumVersion 5.99.99
$configuration = New-PesterConfiguration
$configuration.Run.Path = (Get-ChildItem -Path $root/tests/AimlMusic.PowerShell.Tests -Filter $Filter).FullName
$configuration.Run.PassThru = $true
$configuration.Output.RenderMode = 'Plaintext'

# The tests run as a user's session does: an error goes on.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
exit [int]($run.Result -ne 'Passed' -or $run.PassedCount -eq 0)
