#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, shows and packs AimlMusic. Thin over dotnet: everything it does can be done without it.
.EXAMPLE
./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test --configuration $Configuration }
        'Demo' { dotnet run --configuration $Configuration --project src/AimlMusic.Demo }
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
