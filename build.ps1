#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, demonstrates and packages AimlMusic. Each task is a dotnet command that you can also run yourself.
.EXAMPLE
./build.ps1 Test
.EXAMPLE
./build.ps1 Chaos -Songs 2000 -Seed 7
.EXAMPLE
./build.ps1 Chaos -Songs 300 -Seed 7 -LogLagSec 120
.EXAMPLE
./build.ps1 Bench
Runs all benchmarks in comparison with alternatives, and writes docs/benchmarks.md.
.EXAMPLE
./build.ps1 Package
Creates out/AimlMusic.VERSION.nupkg for the PowerShell Gallery, and a zip file with the same content.
.EXAMPLE
./build.ps1 Publish -ApiKey $key
Creates the package and publishes it. With -Package, publishes an existing package.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Chaos', 'Bench', 'Package', 'Publish')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # For Chaos: the number of songs, and the seed of the faults.
    [ValidateRange(1, 100000)]
    [int] $Songs = 100,

    [ValidateRange(0, [int]::MaxValue)]
    [int] $Seed = 1,

    # For Chaos: the delay of the service's request log in seconds, and whether the log answers 429.
    [ValidateRange(0, 86400)]
    [int] $LogLagSec = 0,

    [switch] $LogBusy,

    # For Bench: a short run of one or two minutes instead of a quarter of an hour.
    [switch] $Quick,

    # For Publish: the API key, the path of an existing package, and the URL of the feed.
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
                throw 'Publishing requires an API key: specify -ApiKey, or set PSGALLERY_API_KEY. Create a key at https://www.powershellgallery.com/account/apikeys.'
            }

            if (-not $Package) {
                # Into an empty folder, so that only the new package is published.
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
