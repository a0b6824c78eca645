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
.EXAMPLE
./build.ps1 Bench
Measures everything beside its rivals and writes docs/benchmarks.md.
.EXAMPLE
./build.ps1 Package
Makes out/AimlMusic.VERSION.nupkg, which the PowerShell Gallery takes, and a zip of the same files.
.EXAMPLE
./build.ps1 Publish -ApiKey $key
Makes the package and pushes it. With -Package, pushes one that was made and tested before.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Chaos', 'Bench', 'Package', 'Publish')]
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

    [switch] $LogBusy,

    # For Bench: a minute or two instead of a quarter of an hour.
    [switch] $Quick,

    # For Publish: the key, the package where it is made already, and where it goes.
    [string] $ApiKey = $env:PSGALLERY_API_KEY,

    [string] $Package,

    [string] $Source = 'https://www.powershellgallery.com/api/v2/package'
)

$ErrorActionPreference = 'Stop'
Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test --configuration $Configuration }
        'Demo' { dotnet run --configuration $Configuration --project src/AimlMusic.Demo }
        'Chaos' { dotnet run --configuration $Configuration --project tests/chaos -- --songs $Songs --seed $Seed --log-lag $LogLagSec @(if ($LogBusy) { '--log-429' }) }
        'Bench' { dotnet run --configuration Release --project tests/bench -- $(if ($Quick) { 'quick' } else { 'all' }) }
        'Package' { dotnet run --configuration Release --project src/AimlMusic.Package }
        'Publish' {
            if (-not $ApiKey) {
                throw 'Publishing needs a key: give -ApiKey, or set PSGALLERY_API_KEY. The key is made at https://www.powershellgallery.com/account/apikeys.'
            }

            if (-not $Package) {
                # Into an empty folder, so that what is pushed is what was just made.
                Remove-Item -Path out/publish -Recurse -ErrorAction Ignore
                dotnet run --configuration Release --project src/AimlMusic.Package -- --output out/publish
                if ($LASTEXITCODE -ne 0) {
                    exit $LASTEXITCODE
                }

                $Package = (Get-Item -Path out/publish/*.nupkg).FullName
            }

            dotnet nuget push $Package --source $Source --api-key $ApiKey
        }
    }

    if ($LASTEXITCODE -ne 0) {
        exit $LASTEXITCODE
    }
}
finally {
    Pop-Location
}
