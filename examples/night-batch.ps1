<#
.SYNOPSIS
Makes a song of every text file of a folder, or of every row of a CSV file, within a budget, and can be run again.

.DESCRIPTION
Exit codes, for a scheduler: 0 all songs are saved; 1 some failed; 2 nothing could start.
A second run buys only what is missing. The key comes from AIML_API_KEY.

.EXAMPLE
pwsh -NonInteractive -File night-batch.ps1 -Source songs -Target album -MaxSpend 5
#>
[CmdletBinding()]
param(
    # A folder with *.txt, or a .csv with the columns Title, Prompt, Lyrics and so on.
    [Parameter(Mandatory)] [string] $Source,
    # The folder for the songs; the log and the report go there too.
    [Parameter(Mandatory)] [string] $Target,
    # The style of files, and of rows that have none.
    [string] $Prompt = 'warm folk, female voice',
    # In US dollars, 0.01 at least.
    [decimal] $MaxSpend = 5,
    [int] $ThrottleLimit = 16,
    # From one look at a song to the next, in seconds; without it the module decides.
    [double] $PollIntervalSec,
    # The encoding of files that are not UTF-8: a name, or the number of a code page such as 1252.
    [string] $Encoding,
    # The module: its name, or where it is.
    [string] $Module = 'AimlMusic'
)

$log = $null
function Write-Log {
    param([string] $Text)

    # A user's own calendar may write another year.
    $line = (Get-Date).ToString('yyyy-MM-ddTHH:mm:ssK', [cultureinfo]::InvariantCulture) + " $Text"
    if ($log) { Add-Content -LiteralPath $log -Value $line -Encoding utf8 -ErrorAction SilentlyContinue }
    [Console]::Error.WriteLine($line)
}

try {
    $ErrorActionPreference = 'Stop'
    $null = New-Item -ItemType Directory -Path $Target -Force
    $log = Join-Path $Target 'night-batch.log'
    # Where nothing can be written, nothing is bought.
    Add-Content -LiteralPath $log -Value '' -Encoding utf8
    Import-Module $Module
    $read = @{}
    if ($Encoding) { $read.Encoding = if ($Encoding -match '^\d+$') { [int] $Encoding } else { $Encoding } }
    $wanted = @(if ($Source -like '*.csv') { Import-Csv -LiteralPath $Source @read } else { Get-ChildItem -LiteralPath $Source -Filter *.txt -File })
    if ($wanted.Count -eq 0) { throw "There is nothing to make a song of in '$Source'." }
    if ($Encoding -and $wanted[0] -is [System.IO.FileInfo]) {
        # The module itself reads UTF-8 alone.
        $wanted = @($wanted | ForEach-Object { [pscustomobject]@{ Title = $_.BaseName; Prompt = $Prompt; Lyrics = Get-Content -LiteralPath $_.FullName -Raw @read } })
    }
    if ($Source -like '*.csv') {
        foreach ($row in $wanted) { if (-not $row.Prompt) { $row | Add-Member -NotePropertyName Prompt -NotePropertyValue $Prompt -Force } }
    }

    $null = Get-AimlMusicBalance
    $before = @(Get-AimlMusicHistory | Where-Object State -NE Failed).Count
}
catch {
    Write-Log "Nothing could start: $_"
    exit 2
}

$ErrorActionPreference = 'Continue'
Write-Log "$($wanted.Count) songs, at most $MaxSpend USD"
$make = @{ Wait = $true; Once = $true; MaxSpend = $MaxSpend; ThrottleLimit = $ThrottleLimit; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
if ($PollIntervalSec) { $make.PollIntervalSec = $PollIntervalSec }
if ($wanted[0] -is [System.IO.FileInfo]) { $make.Prompt = $Prompt }

$songs = [System.Collections.Generic.List[object]]::new()
$saved = [System.Collections.Generic.List[object]]::new()
try {
    $wanted | New-AimlMusic @make | ForEach-Object { $songs.Add($_); $_ } |
        Save-AimlMusic -Path $Target -ErrorAction SilentlyContinue -ErrorVariable +problems |
        ForEach-Object { $saved.Add($_); Write-Log "saved $($_.Name)" }
}
catch {
    # An error that no further song can escape: a key that is refused, a ledger that cannot be written.
    Write-Log "Stopped: $_"
    # What was sent until then may be paid for, and is in the ledger.
    $sent = @(Get-AimlMusicHistory -ErrorAction SilentlyContinue | Where-Object State -NE Failed).Count - $before
    if ($songs.Count -eq 0 -and $sent -le 0) { exit 2 }
    Write-Log "What was sent comes home with: Resume-AimlMusic | Save-AimlMusic -Path '$Target'"
}

# An error passes through each command of the pipeline; it is one all the same.
$problems = @($problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Sort-Object -Property { $_.Exception.GetHashCode() } -Unique)
foreach ($problem in $problems) {
    Write-Log "$($problem.FullyQualifiedErrorId.Split(',')[0]): $problem $($problem.ErrorDetails.RecommendedAction)"
    if ($problem.TargetObject -is [AimlMusic.MusicGeneration] -and $problem.TargetObject.Id -notin $songs.Id) { $songs.Add($problem.TargetObject) }
}

$songs | Select-Object Title, Id, Status, Model, UsdSpent, SubmittedAt, CompletedAt,
    @{ Name = 'File'; Expression = { $id = $_.Id; ($saved | Where-Object GenerationId -EQ $id).FullName -join '; ' } } |
    Export-Csv -LiteralPath (Join-Path $Target 'night-batch.csv') -NoTypeInformation -Encoding utf8
$spent = ($songs | Where-Object Status -EQ Completed | Measure-Object UsdSpent -Sum).Sum
Write-Log ([string]::Format([cultureinfo]::InvariantCulture, '{0} of {1} saved, {2} problems, songs worth {3:0.00} USD', $saved.Count, $wanted.Count, $problems.Count, $spent))
exit $(if ($saved.Count -ge $wanted.Count) { 0 } else { 1 })
