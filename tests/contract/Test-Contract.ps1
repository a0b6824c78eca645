<#
.SYNOPSIS
Sends requests for every model to a server that validates them with the vendor's OpenAPI document.
.DESCRIPTION
Not part of dotnet test, because it requires the vendor's document and a third-party validator, for example Prism:
    prism mock --port 4010 openapi.json
    ./tests/contract/Test-Contract.ps1 -Uri http://127.0.0.1:4010
Writes a row for each request. The exit code is 1 if an answer is not as expected.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [uri] $Uri,
    [string] $Module = "$PSScriptRoot/../../out/AimlMusic"
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$connection = Connect-AimlMusic -ApiKey 'contract' -BaseUri $Uri -MaximumRetryCount 0 -PassThru

$reference = 'https://example.com/reference.mp3'
# Eleven seconds without sound.
$recording = Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid()).wav"
$header = 'RIFF', 176036, 'WAVEfmt ', 16, 0x00010001, 16000, 16000, 0x00080001, 'data', 176000 | ForEach-Object {
    if ($_ -is [string]) { [System.Text.Encoding]::ASCII.GetBytes($_) } else { [System.BitConverter]::GetBytes([int]$_) }
}
[System.IO.File]::WriteAllBytes($recording, [byte[]]$header + [byte[]]::new(176000))
$audio = @{ Format = 'Wav'; SampleRate = 16000; Bitrate = 32000 }
$requests = @(
    @{ Model = 'minimax-music'; Lyrics = 'one line', 'another'; ReferenceAudio = $reference }
    @{ Model = 'minimax-music'; Lyrics = '##' + ('a' * 596) + '##'; ReferenceAudio = $reference }
    @{ Model = 'minimax/music-1.5'; Prompt = 'p' * 10; Lyrics = 'l' * 10 }
    @{ Model = 'minimax/music-1.5'; Prompt = 'p' * 300; Lyrics = 'l' * 3000 } + $audio
    @{ Model = 'minimax/music-2.0'; Prompt = 'p' * 10; Lyrics = 'l' * 10 }
    @{ Model = 'minimax/music-2.0'; Prompt = 'p' * 2000; Lyrics = 'l' * 3000 } + $audio
    @{ Model = 'minimax/music-2.6'; Lyrics = 'la' }
    @{ Model = 'minimax/music-2.6'; Prompt = 'p' * 2000; Lyrics = 'l' * 3000 } + $audio
    @{ Model = 'minimax/music-2.6'; Prompt = 'p' * 10; AutoLyrics = $true }
    @{ Model = 'minimax/music-2.6'; Prompt = 'p' * 10; Instrumental = $true }
    @{ Model = 'minimax/music-cover'; Prompt = 'p' * 10; ReferenceAudio = $reference }
    @{ Model = 'minimax/music-cover'; Prompt = 'p' * 2000; ReferenceAudio = $reference; Lyrics = 'l' * 3000 } + $audio
    @{ Model = 'stable-audio'; Prompt = 'rain' }
    @{ Model = 'stable-audio'; Prompt = 'rain'; DurationSec = 47; StartSec = 1; Steps = 1000 }
    @{ Model = 'elevenlabs/eleven_music'; Prompt = 'rain' }
    @{ Model = 'elevenlabs/eleven_music'; Prompt = 'p' * 2000; DurationSec = 300 }
    @{ Model = 'elevenlabs/eleven_music'; Prompt = 'rain'; DurationSec = 10.001 }
    @{ Model = 'google/lyria2'; Prompt = 'rain' }
    @{ Model = 'google/lyria2'; Prompt = 'rain'; Seed = 0; NegativePrompt = 'drums' }

    # Each parameter of each model, according to the catalog.
    $samples = @{
        Prompt = 'Calm piano, late at night'; Lyrics = '[Verse]', 'Streetlights flicker'; ReferenceAudio = $reference; DurationSec = 20; StartSec = 2; Steps = 50; Seed = 7
        NegativePrompt = 'drums'; VoiceId = 'vocal-1'; InstrumentalId = 'instrumental-1'; Instrumental = $true; AutoLyrics = $true; Format = 'Wav'; SampleRate = 24000; Bitrate = 64000
    }
    foreach ($model in Get-AimlMusicModel) {
        $needed = @{ Model = $model.Id }
        $model.Parameters | Where-Object IsRequired | ForEach-Object { $needed["$($_.Parameter)"] = $samples["$($_.Parameter)"] }
        # The published schema does not have cover_feature_id, which the pages describe.
        foreach ($parameter in $model.Parameters | Where-Object Parameter -ne 'CoverFeatureId') {
            $request = $needed.Clone()
            $request["$($parameter.Parameter)"] = if ($parameter.IsUploaded) { $recording } else { $samples["$($parameter.Parameter)"] }
            # A voice or an accompaniment, and a format if there is another setting.
            if ($model.Id -eq 'music-01' -and "$($parameter.Parameter)" -notin 'VoiceId', 'InstrumentalId', 'ReferenceAudio') { $request.VoiceId = $samples.VoiceId }
            if ($model.Id -eq 'music-01' -and "$($parameter.Parameter)" -in 'SampleRate', 'Bitrate') { $request.Format = $samples.Format }
            if ($model.Id -eq 'minimax/music-cover' -and "$($parameter.Parameter)" -ne 'ReferenceAudio') { $request.ReferenceAudio = $reference }
            # Lyrics, or a parameter that replaces them.
            if ($model.Id -eq 'minimax/music-2.6' -and "$($parameter.Parameter)" -ne 'Lyrics') { $request.Prompt = $samples.Prompt }
            if ($model.Id -eq 'minimax/music-2.6' -and "$($parameter.Parameter)" -notin 'Lyrics', 'AutoLyrics', 'Instrumental') { $request.Lyrics = $samples.Lyrics }
            $request
        }
    }
    @{ Model = 'minimax/music-cover'; Prompt = $samples.Prompt; ReferenceAudio = $recording }

    # The server must reject these; otherwise it validates nothing.
    @{ Model = 'stable-audio'; Prompt = 'rain'; DurationSec = 48; SkipValidation = $true; Refused = $true }
    @{ Model = 'music-01'; Lyrics = 'la'; VoiceId = 'vocal-1'; SampleRate = 16000; SkipValidation = $true; Refused = $true }
    @{ Model = 'google/lyria2'; Prompt = 'rain'; AdditionalParameter = @{ tempo = 90 }; Refused = $true }
    @{ Model = 'minimax/music-1.5'; Prompt = 'p' * 301; Lyrics = 'l' * 10; SkipValidation = $true; Refused = $true }
)

$rows = foreach ($request in $requests) {
    $mustBeRefused = [bool]$request['Refused']
    $request.Remove('Refused')
    $problem = $null
    $song = New-AimlMusic @request -Connection $connection -TimeoutSec 1 -ErrorAction SilentlyContinue -ErrorVariable problem -WarningAction SilentlyContinue
    # The answer of music-01 contains the audio, which a validating server does not have.
    $isTaken = [bool]$song -or ($request.Model -eq 'music-01' -and $problem[0].FullyQualifiedErrorId -like 'AudioLost,*')
    [pscustomobject]@{
        Model    = $request.Model
        Given    = ($request.Keys | Where-Object { $_ -ne 'Model' } | Sort-Object) -join ', '
        Accepted = $isTaken
        Expected = if ($mustBeRefused) { $problem[0].FullyQualifiedErrorId -like 'RequestInvalid,*' } else { $isTaken }
        Said     = [string]($problem | Select-Object -First 1)
    }
}

Remove-Item -LiteralPath $recording
$rows
if ($rows.Where({ -not $_.Expected })) {
    exit 1
}
