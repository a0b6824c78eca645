#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, shows and packs AimlMusic. Thin over dotnet: everything it does can be done without it.
.EXAMPLE
./build.ps1 Test
.EXAMPLE
./build.ps1 Chaos -Songs 2000 -Seed 7
.EXAMPLE
./build.ps1 Chaos -Songs 300 -Seed 7 -LogLagSec 120
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Chaos', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # For Chaos: how many songs, and what the faults follow from.
    [ValidateRange(1, 100000)]
    [int] $Songs = 100,

    [ValidateRange(0, [int]::MaxValue)]
    [int] $Seed = 1,

    # For Chaos: how far the service's request log lags behind, and whether it answers 429.
    [ValidateRange(0, 86400)]
    [int] $LogLagSec = 0,

    [switch] $LogBusy
)

$ErrorActionPreference = 'Stop'
Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test --configuration $Configuration }
        'Demo' { dotnet run --configuration $Configuration --project src/AimlMusic.Demo }
        'Chaos' { dotnet run --configuration $Configuration --project tests/chaos -- --songs $Songs --seed $Seed --log-lag $LogLagSec @(if ($LogBusy) { '--log-429' }) }
        'Package' {
            Remove-Item -Path out/AimlMusic, out/AimlMusic-*.zip -Recurse -ErrorAction Ignore
            dotnet build --configuration $Configuration
            if ($LASTEXITCODE -eq 0) {
                $version = (Import-PowerShellDataFile -LiteralPath module/AimlMusic.psd1).ModuleVersion
                Compress-Archive -Path out/AimlMusic -DestinationPath "out/AimlMusic-$version.zip" -Force
                Get-Item -LiteralPath "out/AimlMusic-$version.zip"
            }
        }
    }

    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }
}
finally {
    Pop-Location
}
