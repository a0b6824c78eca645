<#
.SYNOPSIS
Sends requests for every model to a server that checks them against the vendor's OpenAPI document.
.DESCRIPTION
Not part of dotnet test, since it needs the vendor's document and a validator that is not ours, for example Prism:
    prism mock --port 4010 openapi.json
    ./tests/contract/Test-Contract.ps1 -Uri http://127.0.0.1:4010
Writes a row for each request, and ends with 1 where one was not answered as expected.
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

    # These must be refused, or the server checks nothing.
    @{ Model = 'stable-audio'; Prompt = 'rain'; DurationSec = 48; SkipValidation = $true; Refused = $true }
    @{ Model = 'google/lyria2'; Prompt = 'rain'; AdditionalParameter = @{ tempo = 90 }; Refused = $true }
    @{ Model = 'minimax/music-1.5'; Prompt = 'p' * 301; Lyrics = 'l' * 10; SkipValidation = $true; Refused = $true }
)

$rows = foreach ($request in $requests) {
    $mustBeRefused = [bool]$request['Refused']
    $request.Remove('Refused')
    $problem = $null
    $song = New-AimlMusic @request -Connection $connection -ErrorAction SilentlyContinue -ErrorVariable problem
    [pscustomobject]@{
        Model    = $request.Model
        Given    = ($request.Keys | Where-Object { $_ -ne 'Model' } | Sort-Object) -join ', '
        Accepted = [bool]$song
        Expected = [bool]$song -ne $mustBeRefused
        Said     = [string]($problem | Select-Object -First 1)
    }
}

$rows
if ($rows.Where({ -not $_.Expected })) {
    exit 1
}
