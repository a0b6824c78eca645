<#
.SYNOPSIS
Makes a song from every text file in a folder, or from every row of a CSV file, within a budget.

.DESCRIPTION
The exit code is 0 if all songs are saved, 1 if some are not, and 2 if nothing could start.
You can run the script again: it buys only the missing songs. The API key is read from AIML_API_KEY.

.EXAMPLE
pwsh -NonInteractive -File night-batch.ps1 -Source songs -Target album -MaxSpend 5
#>
[CmdletBinding()]
param(
    # A folder with *.txt files, or a .csv file with columns such as Title, Prompt and Lyrics.
    [Parameter(Mandatory)] [string] $Source,
    # The folder for the songs, the log and the report.
    [Parameter(Mandatory)] [string] $Target,
    # The style for files, and for rows without a prompt.
    [string] $Prompt = 'warm folk, female voice',
    # The maximum cost, in US dollars: 0.01 or more.
    [decimal] $MaxSpend = 5,
    [int] $ThrottleLimit = 16,
    # The time between two polls of a song, in seconds. By default, the module decides.
    [double] $PollIntervalSec,
    # The encoding of files that are not UTF-8: a name, or the number of a code page, such as 1252.
    [string] $Encoding,
    # The name or the path of the module.
    [string] $Module = 'AimlMusic'
)

$log = $null
function Write-Log {
    param([string] $Text)

    # The invariant culture, because other calendars have other years.
    $line = (Get-Date).ToString('yyyy-MM-ddTHH:mm:ssK', [cultureinfo]::InvariantCulture) + " $Text"
    if ($log) { Add-Content -LiteralPath $log -Value $line -Encoding utf8 -ErrorAction SilentlyContinue }
    [Console]::Error.WriteLine($line)
}

try {
    $ErrorActionPreference = 'Stop'
    $null = New-Item -ItemType Directory -Path $Target -Force
    $log = Join-Path $Target 'night-batch.log'
    # If the folder is not writable, the script ends here and buys nothing.
    Add-Content -LiteralPath $log -Value '' -Encoding utf8
    Import-Module $Module
    $read = @{}
    if ($Encoding) { $read.Encoding = if ($Encoding -match '^\d+$') { [int] $Encoding } else { $Encoding } }
    $wanted = @(if ($Source -like '*.csv') { Import-Csv -LiteralPath $Source @read } else { Get-ChildItem -LiteralPath $Source -Filter *.txt -File })
    if ($wanted.Count -eq 0) { throw "There are no songs in '$Source'." }
    if ($Encoding -and $wanted[0] -is [System.IO.FileInfo]) {
        # The module itself reads only UTF-8.
        $wanted = @($wanted | ForEach-Object { [pscustomobject]@{ Title = $_.BaseName; Prompt = $Prompt; Lyrics = Get-Content -LiteralPath $_.FullName -Raw @read } })
    }
    if ($Source -like '*.csv') {
        foreach ($row in $wanted) { if (-not $row.Prompt) { $row | Add-Member -NotePropertyName Prompt -NotePropertyValue $Prompt -Force } }
    }

    $null = Get-AimlMusicBalance
    $before = @(Get-AimlMusicHistory | Where-Object Status -NE Failed).Count
}
catch {
    Write-Log "Nothing could start: $_"
    exit 2
}

$ErrorActionPreference = 'Continue'
$start = Get-Date
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
    # An error that affects all further songs, such as a rejected key or a ledger that is not writable.
    Write-Log "Stopped: $_"
    # Songs that were sent may have been paid for, and are in the ledger.
    $sent = @(Get-AimlMusicHistory -ErrorAction SilentlyContinue | Where-Object Status -NE Failed).Count - $before
    if ($songs.Count -eq 0 -and $sent -le 0) { exit 2 }
    Write-Log "To save the songs that were sent, run: Resume-AimlMusic | Save-AimlMusic -Path '$Target'"
}

# Each command of the pipeline records an error once; count it once.
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

# The cost of this run, without songs from earlier runs, and the charges of the account.
try {
    $ofNight = @(Get-AimlMusicHistory -Since $start -Status Accepted, Completed, Saved -ErrorAction Stop | Where-Object { $null -ne $_.UsdSpent })
    $usage = Get-AimlMusicUsage -Since $start -GroupBy None -ErrorAction Stop
    $differences = @(Compare-AimlMusicLedger -Since $start -ErrorAction Stop)
    Write-Log ([string]::Format([cultureinfo]::InvariantCulture, 'this night: {0} songs for {1:0.00##} USD; the account: {2} charged requests of this key for {3:0.00##} USD, {4} differences',
            $ofNight.Count, [decimal] ($ofNight | Measure-Object UsdSpent -Sum).Sum, $usage.ChargedRequests, $usage.UsdSpent, $differences.Count))
    foreach ($difference in $differences) { Write-Log "$($difference.Difference) $($difference.Id): $($difference.Reason)" }
}
catch {
    Write-Log "The account could not be read: $_"
}

if ($saved.Count -gt 0) {
    # A page to listen to all songs in the folder. The exit code does not depend on it.
    try {
        $page = Export-AimlMusicAlbum -LiteralPath $Target -ErrorAction SilentlyContinue
        Write-Log "album: $($page.FullName)"
    }
    catch {
        Write-Log "There is no album: $_"
    }
}
exit $(if ($saved.Count -ge $wanted.Count) { 0 } else { 1 })
