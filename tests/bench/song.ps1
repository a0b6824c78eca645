# One song of a service that takes no time, again and again in one process: by the module, or as a user would script it. Milliseconds each.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('Here', 'Script')] [string] $Way,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [string] $Folder,
    [int] $Songs = 1
)

$ProgressPreference = 'SilentlyContinue'
$headers = @{ Authorization = 'Bearer test-key' }
for ($number = 1; $number -le $Songs; $number++) {
    # The first one counts what a fresh process has to do, the module's import included.
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    if ($Way -eq 'Here') {
        if ($number -eq 1) {
            Import-Module $Module
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
        }

        $null = New-AimlMusic -Model stable-audio -Prompt "rain $number" -DurationSec 1 -Wait | Save-AimlMusic -Path $Folder
    }
    else {
        $body = @{ model = 'stable-audio'; prompt = "rain $number"; seconds_total = 1 } | ConvertTo-Json
        $song = Invoke-RestMethod -Uri "$($Uri)v2/generate/audio" -Method Post -Headers $headers -ContentType application/json -Body $body
        do {
            $song = Invoke-RestMethod -Uri "$($Uri)v2/generate/audio?generation_id=$([uri]::EscapeDataString($song.id))" -Headers $headers
        } until ($song.status -in 'completed', 'error')
        Invoke-WebRequest -Uri $song.audio_file.url -OutFile (Join-Path $Folder "$number.wav")
    }

    $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
}
