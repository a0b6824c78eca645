# Finds (-Discover) or runs the Pester tests of a file or folder and writes what came of each to a JSON file.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ResultPath,
    [Parameter(Mandatory)] [string] $Pester,
    [switch] $Discover
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Run.SkipRun = [bool]$Discover
$configuration.Output.Verbosity = if ($Discover) { 'None' } else { 'Detailed' }
$configuration.Output.RenderMode = 'Plaintext'

# The tests run as a user's session does: an error goes on.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
$ErrorActionPreference = 'Stop'

$tests = foreach ($test in $run.Tests) {
    [pscustomobject]@{
        File    = [System.IO.Path]::GetFileName($test.ScriptBlock.File)
        Name    = $test.Path -join ' '
        Result  = [string]$test.Result
        Message = [string]($test.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$($_.ScriptStackTrace)" })
    }
}

# A file that could not be read through has no tests to fail, so it fails by itself.
$broken = foreach ($container in $run.FailedContainers) {
    [pscustomobject]@{
        File    = [System.IO.Path]::GetFileName([string]$container.Item)
        Name    = 'is a file that Pester can read'
        Result  = 'Failed'
        Message = [string]$container.ErrorRecord
    }
}

ConvertTo-Json -InputObject @(@($tests) + @($broken) | Where-Object { $_ }) -Depth 3 | Set-Content -LiteralPath $ResultPath -Encoding utf8
