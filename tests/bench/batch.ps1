# One way to make many songs against a sandbox server, measured in a process of its own: seconds, CPU and memory.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('Idle', 'Here', 'Loop', 'Parallel')] [string] $Way,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [uri] $Uri,
    [int] $Songs = 1000,
    [int] $ThrottleLimit = 64
)

# The usual script: submit, ask every two seconds, until it is ready.
$one = @'
param($Uri, $Number)
$headers = @{ Authorization = 'Bearer test-key' }
$body = @{ model = 'stable-audio'; prompt = "rain $Number"; seconds_total = 1 } | ConvertTo-Json
$song = Invoke-RestMethod -Uri "$($Uri)v2/generate/audio" -Method Post -Headers $headers -ContentType application/json -Body $body
do {
    Start-Sleep -Seconds 2
    $song = Invoke-RestMethod -Uri "$($Uri)v2/generate/audio?generation_id=$([uri]::EscapeDataString($song.id))" -Headers $headers
} until ($song.status -in 'completed', 'error')
$song
'@

$process = [System.Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$most = $threads = 0
$watch = [System.Diagnostics.Stopwatch]::StartNew()
function Measure-Peak {
    $process.Refresh()
    $script:most = [math]::Max($script:most, $process.WorkingSet64)
    $script:threads = [math]::Max($script:threads, $process.Threads.Count)
}

$done = 0
switch ($Way) {
    'Idle' { Measure-Peak }
    'Here' {
        Import-Module $Module
        Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
        1..$Songs | ForEach-Object { [pscustomobject]@{ Prompt = "rain $_" } } |
            New-AimlMusic -Model stable-audio -DurationSec 1 -Wait -TimeoutSec 3000 -ThrottleLimit $ThrottleLimit | ForEach-Object { $done++; if ($done % 50 -eq 0) { Measure-Peak } }
    }
    'Loop' { $block = [scriptblock]::Create($one); 1..$Songs | ForEach-Object { $null = & $block $Uri $_; $done++ } }
    'Parallel' {
        1..$Songs | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel { & ([scriptblock]::Create($using:one)) $using:Uri $_ } |
            ForEach-Object { $done++; if ($done % 50 -eq 0) { Measure-Peak } }
    }
}

Measure-Peak
'{0,-9} {1,6} songs {2,8:0.0} s {3,8:0.0} ms CPU a song {4,6:0} MB working set at its peak, {5} threads' -f $Way, $done, $watch.Elapsed.TotalSeconds,
    (($process.TotalProcessorTime - $cpu).TotalMilliseconds / [math]::Max(1, $done)), ($most / 1MB), $threads
