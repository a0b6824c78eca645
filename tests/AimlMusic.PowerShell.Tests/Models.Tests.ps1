BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri

    # The only body that reached the server, as the JSON that it was.
    function Get-OnlyBody {
        $submits = @(Get-ServerRequest $server -Route submit)
        $submits.Count | Should -Be 1
        $submits[0].status | Should -BeIn 200, 201
        $submits[0].body | ConvertTo-Json -Depth 5 -Compress
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'What reaches the service' {
    BeforeEach {
        Reset-Server $server
    }

    It 'is what <Model> takes (<Case>)' -ForEach @(
        @{ Model = 'minimax/music-2.6'; Case = 'lyrics alone'; With = @{ Lyrics = 'The sea is calm tonight' }
            Body = '{"model":"minimax/music-2.6","lyrics":"The sea is calm tonight"}' }
        @{ Model = 'minimax/music-2.6'; Case = 'everything'
            With = @{ Lyrics = 'The sea is calm tonight'; Prompt = 'slow piano by night'; Format = 'Mp3'; SampleRate = 44100; Bitrate = 128000 }
            Body = '{"model":"minimax/music-2.6","prompt":"slow piano by night","lyrics":"The sea is calm tonight","audio_setting":{"format":"mp3","audio_sample_rate":44100,"sample_rate":44100,"bitrate":128000}}' }
        @{ Model = 'minimax/music-2.6'; Case = 'no voice'; With = @{ Prompt = 'slow piano by night'; Instrumental = $true }
            Body = '{"model":"minimax/music-2.6","prompt":"slow piano by night","is_instrumental":true}' }
        @{ Model = 'minimax/music-2.6'; Case = 'lyrics by the service'; With = @{ Prompt = 'slow piano by night'; AutoLyrics = $true }
            Body = '{"model":"minimax/music-2.6","prompt":"slow piano by night","lyrics_optimizer":true}' }
        @{ Model = 'minimax/music-2.0'; Case = 'everything'
            With = @{ Lyrics = 'The sea is calm tonight'; Prompt = 'slow piano by night'; Format = 'Wav'; SampleRate = 16000; Bitrate = 32000 }
            Body = '{"model":"minimax/music-2.0","prompt":"slow piano by night","lyrics":"The sea is calm tonight","audio_setting":{"format":"wav","audio_sample_rate":16000,"sample_rate":16000,"bitrate":32000}}' }
        @{ Model = 'minimax/music-1.5'; Case = 'everything'
            With = @{ Lyrics = 'The sea is calm tonight'; Prompt = 'slow piano by night'; Format = 'Pcm'; SampleRate = 24000; Bitrate = 64000 }
            Body = '{"model":"minimax/music-1.5","prompt":"slow piano by night","lyrics":"The sea is calm tonight","audio_setting":{"format":"pcm","audio_sample_rate":24000,"sample_rate":24000,"bitrate":64000}}' }
        @{ Model = 'minimax/music-cover'; Case = 'its own name of the sample rate'
            With = @{ Prompt = 'slow piano by night'; ReferenceAudio = 'https://example.com/a.mp3'; Lyrics = 'The sea is calm tonight'; SampleRate = 32000 }
            Body = '{"model":"minimax/music-cover","prompt":"slow piano by night","reference_audio_url":"https://example.com/a.mp3","lyrics":"The sea is calm tonight","audio_setting":{"sample_rate":32000}}' }
        @{ Model = 'minimax-music'; Case = 'the lyrics as its prompt'; With = @{ Lyrics = 'The sea is calm'; ReferenceAudio = 'https://example.com/a.mp3' }
            Body = '{"model":"minimax-music","prompt":"##The sea is calm##","reference_audio_url":"https://example.com/a.mp3"}' }
        @{ Model = 'minimax-music'; Case = 'no id of a recording'; With = @{ Lyrics = 'The sea is calm'; ReferenceAudio = 'https://example.com/a.mp3'; VoiceId = ''; InstrumentalId = '' }
            Body = '{"model":"minimax-music","prompt":"##The sea is calm##","reference_audio_url":"https://example.com/a.mp3"}' }
        @{ Model = 'elevenlabs/eleven_music'; Case = 'milliseconds'; With = @{ Prompt = 'slow piano'; DurationSec = 10.001 }
            Body = '{"model":"elevenlabs/eleven_music","prompt":"slow piano","music_length_ms":10001}' }
        @{ Model = 'stable-audio'; Case = 'everything'; With = @{ Prompt = 'rain'; DurationSec = 30; StartSec = 2; Steps = 50 }
            Body = '{"model":"stable-audio","prompt":"rain","seconds_total":30,"seconds_start":2,"steps":50}' }
        @{ Model = 'google/lyria2'; Case = 'everything'; With = @{ Prompt = 'a river'; NegativePrompt = 'drums'; Seed = 0 }
            Body = '{"model":"google/lyria2","prompt":"a river","negative_prompt":"drums","seed":0}' }
    ) {
        $song = New-AimlMusic -Model $Model @With
        Get-OnlyBody | Should -BeExactly $Body
        $song.Model | Should -BeExactly $Model
        $song.Status | Should -Be Queued
        $song.Id | Should -Not -BeNullOrEmpty
    }

    It 'is a model of the catalog each, and there are nine' {
        ((TabExpansion2 'New-AimlMusic -Model ' 21).CompletionMatches).Count | Should -Be 9
    }

    It 'names the model as the catalog writes it' {
        (New-AimlMusic -Model ' MiniMax/Music-2.6 ' -Lyrics 'The sea is calm tonight').Model | Should -BeExactly 'minimax/music-2.6'
        Get-OnlyBody | Should -BeLike '{"model":"minimax/music-2.6",*'
    }

    It 'goes to minimax-music where there is a reference and no model' {
        $null = New-AimlMusic -Lyrics 'The sea is calm' -ReferenceAudio https://example.com/a.mp3
        Get-OnlyBody | Should -BeLike '{"model":"minimax-music",*'
    }

    It 'is a switch only where it is on' {
        $null = New-AimlMusic -Lyrics 'The sea is calm tonight' -Instrumental:$false -AutoLyrics:$false
        Get-OnlyBody | Should -BeExactly '{"model":"minimax/music-2.6","lyrics":"The sea is calm tonight"}'
    }

    Context 'the legacy form of lyrics' {
        It 'is made of plain lines' {
            $null = "[Verse]`nThe sea is calm`n`n`nThe tide is full" | New-AimlMusic -Model minimax-music -ReferenceAudio https://example.com/a.mp3
            (Get-ServerRequest $server -Route submit).body.prompt | Should -BeExactly "##[Verse]`n`nThe sea is calm`n`nThe tide is full##"
        }

        It 'is left as it is where it is there already' {
            $lyrics = "##The sea is calm`nThe tide is full`n`nThe moon lies fair##"
            $null = New-AimlMusic -Lyrics $lyrics -Model minimax-music -ReferenceAudio https://example.com/a.mp3
            (Get-ServerRequest $server -Route submit).body.prompt | Should -BeExactly $lyrics
        }

        It 'counts in the limit' {
            $lines = 1..28 | ForEach-Object { 'twenty characters!!!' }
            New-AimlMusic -Lyrics $lines -Model minimax-music -ReferenceAudio https://example.com/a.mp3 -ErrorAction SilentlyContinue -ErrorVariable problems
            "$($problems[0])" | Should -Match '618 characters in the form that the model requires, 18 more than the 600'
            @(Get-ServerRequest $server).Count | Should -Be 0
        }
    }

    Context '-AdditionalParameter' {
        It 'goes beside the parameters of their own' {
            $null = New-AimlMusic -Lyrics 'The sea is calm tonight' -Format Mp3 -AdditionalParameter @{ audio_setting = @{ bitrate = 64000 }; prompt = 'slow piano by night' }
            $body = Get-OnlyBody | ConvertFrom-Json
            $body.audio_setting | ConvertTo-Json -Compress | Should -BeExactly '{"format":"mp3","bitrate":64000}'
            $body.prompt | Should -BeExactly 'slow piano by night'
        }

        It 'goes in as it is, however deep' {
            # The service does not know the field and says so; what reached it is what counts.
            New-AimlMusic -Lyrics 'The sea is calm tonight' -ErrorAction SilentlyContinue -AdditionalParameter ([ordered]@{
                    x_new = @{ list = 1, 2.5, 'three', $null, $true; inner = [pscustomobject]@{ deep = @{ deeper = 'yes' } } }
                })
            $new = (Get-ServerRequest $server -Route submit).body.x_new
            $new.list | ConvertTo-Json -Compress | Should -BeExactly '[1,2.5,"three",null,true]'
            $new.inner.deep.deeper | Should -BeExactly 'yes'
        }

        It 'is refused where it is set already: <Field>' -ForEach @(
            @{ Field = 'lyrics'; More = @{ lyrics = 'other lyrics' } }
            @{ Field = 'model'; More = @{ model = 'stable-audio' } }
            @{ Field = 'audio_setting.format'; More = @{ audio_setting = @{ format = 'wav' } } }
            @{ Field = 'audio_setting'; More = @{ audio_setting = 'wav' } }
        ) {
            New-AimlMusic -Lyrics 'The sea is calm tonight' -Format Mp3 -AdditionalParameter $More -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            "$($problems[0])" | Should -Match "'$([regex]::Escape($Field))' is already set"
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'is refused where JSON has no form for it: <What>' -ForEach @(
            @{ What = 'a script block'; Value = { 1 } }
            @{ What = 'not a number'; Value = [double]::NaN }
        ) {
            New-AimlMusic -Lyrics 'The sea is calm tonight' -AdditionalParameter @{ x = $Value } -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'is refused where it holds itself' {
            $endless = @{}
            $endless.self = $endless
            New-AimlMusic -Lyrics 'The sea is calm tonight' -AdditionalParameter $endless -ErrorAction SilentlyContinue -ErrorVariable problems
            "$($problems[0])" | Should -Match 'nested'
            @(Get-ServerRequest $server).Count | Should -Be 0
        }
    }

    Context 'a model that is not in the catalog' {
        It 'is warned of and left to the service' {
            $song = New-AimlMusic -Model acme/song-9 -Lyrics 'la' -DurationSec 5 -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable problems
            $song | Should -BeNullOrEmpty
            @($warnings).Count | Should -Be 1
            "$warnings" | Should -Match "'acme/song-9' is not in the catalog of this version"
            (Get-ServerRequest $server -Route submit).body | ConvertTo-Json -Compress | Should -BeExactly '{"model":"acme/song-9","lyrics":"la","seconds_total":5}'
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        }
    }

    Context 'a mistake' {
        It 'is found before anything is sent: <Words>' -ForEach @(
            @{ Words = 'nothing to make a song from'; With = @{} }
            @{ Words = 'writes the lyrics from the Prompt'; With = @{ AutoLyrics = $true } }
            @{ Words = 'Lyrics are missing'; With = @{ Prompt = 'slow piano by night' } }
            @{ Words = 'at least 10'; With = @{ Lyrics = 'The sea is calm'; Prompt = 'piano' } }
            @{ Words = 'Prompt is missing'; With = @{ Model = 'minimax/music-2.0'; Lyrics = 'The sea is calm' } }
            @{ Words = 'Lyrics has 3 characters; minimax/music-2.0 requires at least 10'; With = @{ Model = 'minimax/music-2.0'; Lyrics = 'sea'; Prompt = 'slow piano by night' } }
            @{ Words = 'Prompt has 301 characters, 1 more than the 300'; With = @{ Model = 'minimax/music-1.5'; Lyrics = 'The sea is calm'; Prompt = 'p' * 301 } }
            @{ Words = 'ReferenceAudio is missing'; With = @{ Model = 'minimax/music-cover'; Prompt = 'slow piano by night' } }
            @{ Words = 'is neither an absolute http or https URL nor an existing file'; With = @{ Model = 'minimax/music-cover'; Prompt = 'slow piano by night'; ReferenceAudio = 'a.mp3' } }
            @{ Words = 'does not accept Lyrics\. Models that accept it: minimax/music-2\.6'; With = @{ Model = 'stable-audio'; Prompt = 'rain'; Lyrics = 'The sea is calm' } }
            @{ Words = 'DurationSec 48 is out of range \(1 to 47\)'; With = @{ Model = 'stable-audio'; Prompt = 'rain'; DurationSec = 48 } }
            @{ Words = 'DurationSec 1\.5 is not a whole number'; With = @{ Model = 'stable-audio'; Prompt = 'rain'; DurationSec = 1.5 } }
            @{ Words = 'Steps 0 is out of range'; With = @{ Model = 'stable-audio'; Prompt = 'rain'; Steps = 0 } }
            @{ Words = 'Seed -1 is out of range'; With = @{ Model = 'google/lyria2'; Prompt = 'rain'; Seed = -1 } }
            @{ Words = 'whole number of milliseconds'; With = @{ Model = 'elevenlabs/eleven_music'; Prompt = 'rain'; DurationSec = 10.0001 } }
            @{ Words = 'SampleRate 22050 is not one of 16000, 24000, 32000, 44100'; With = @{ Lyrics = 'The sea is calm'; SampleRate = 22050 } }
        ) {
            New-AimlMusic @With -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            @($problems).Count | Should -Be 1
            "$($problems[0])" | Should -Match $Words
            $problems[0].FullyQualifiedErrorId | Should -BeExactly 'RequestInvalid,AimlMusic.PowerShell.NewAimlMusicCommand'
            $problems[0].CategoryInfo.Category | Should -Be InvalidArgument
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'is named with every other one' {
            New-AimlMusic -Model stable-audio -Lyrics 'The sea is calm' -DurationSec 99 -Steps 5000 -Seed 1 -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            "$($problems[0])" | Should -Match '5 mistakes'
            $problems[0].Exception.Problems.Count | Should -Be 5
            'Prompt is missing', 'Lyrics', 'DurationSec 99', 'Steps 5000', 'Seed' | ForEach-Object { "$($problems[0])" | Should -Match $_ }
        }

        It 'is the service''s to find with -SkipValidation' {
            New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 48 -SkipValidation -ErrorAction SilentlyContinue -ErrorVariable problems
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
            "$($problems[0])" | Should -Match 'The service rejected the request \(400\).*seconds_total'
            @(Get-ServerCharge $server).Count | Should -Be 0
        }
    }
}

Describe 'A recording as a file' {
    BeforeAll {
        # Ten seconds of silence.
        function New-Recording {
            param([string] $Path)

            $header = 'RIFF', 160036, 'WAVEfmt ', 16, 0x00010001, 16000, 16000, 0x00080001, 'data', 160000 | ForEach-Object {
                if ($_ -is [string]) { [System.Text.Encoding]::ASCII.GetBytes($_) } else { [System.BitConverter]::GetBytes([int]$_) }
            }
            [System.IO.File]::WriteAllBytes($Path, [byte[]]$header + [byte[]]::new(160000))
        }

        $folder = New-TestFolder
        New-Recording (Join-Path $folder 'a [live].wav')
        Set-Content -LiteralPath (Join-Path $folder 'words.mp3') -Value 'no audio'
    }

    BeforeEach { Reset-Server $server }

    It 'goes along with the request, from a path that PowerShell knows' {
        Push-Location -LiteralPath $folder
        try { $song = New-AimlMusic -Prompt 'a calm sea at night' -ReferenceAudio './a [live].wav' } finally { Pop-Location }
        $song.Model | Should -Be 'minimax/music-cover'
        $sent = (Get-ServerRequest $server -Route submit).body.reference_audio_url
        $sent | Should -BeLike 'data:audio/wav;base64,*'
        $bytes = [Convert]::FromBase64String($sent.Substring($sent.IndexOf(',') + 1))
        [System.Linq.Enumerable]::SequenceEqual($bytes, [System.IO.File]::ReadAllBytes((Join-Path $folder 'a [live].wav'))) | Should -BeTrue
    }

    It 'is refused before anything is sent where <Name>' -ForEach @(
        @{ Name = 'it is not there'; File = 'none.wav'; Model = 'minimax/music-cover'; Message = '*neither an absolute http or https URL nor an existing file*' }
        @{ Name = 'it is no audio'; File = 'words.mp3'; Model = 'minimax/music-cover'; Message = '*not in a known audio format*' }
        @{ Name = 'the model takes a URL alone'; File = 'a [live].wav'; Model = 'minimax-music'; Message = '*only as a URL*minimax/music-cover*' }
        @{ Name = 'the model takes none'; File = 'a [live].wav'; Model = 'minimax/music-2.6'; Message = '*does not accept ReferenceAudio*minimax/music-cover*' }
    ) {
        $request = @{ Prompt = 'a calm sea at night'; Lyrics = 'la la la la la'; Model = $Model; ReferenceAudio = Join-Path $folder $File }
        if ($Model -eq 'minimax-music') { $request.Remove('Prompt') }
        { New-AimlMusic @request -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*' -ExpectedMessage $Message
        @(Get-ServerRequest $server).Count | Should -Be 0
    }
}

Describe 'A structure tag that the vendor does not name' {
    It 'is worth a warning, once' {
        Reset-Server $server
        $null = 1..2 | ForEach-Object { [pscustomobject]@{ Lyrics = "[Verse]`nla la la`n[Drop]`nla" } } | New-AimlMusic -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Count | Should -Be 1
        $warnings | Should -BeLike "'[[]Drop]' is not one of the structure tags*"
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 2
    }
}
