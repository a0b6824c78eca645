BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    $env:AIML_API_KEY = 'test-key'
    $env:AIML_API_BASE_URL = $server.Uri
    $homeBefore = $env:AIMLMUSIC_HOME

    # A wav of one channel, eight bits and 8 kHz.
    function New-Recording {
        param([Parameter(Mandatory)] [string] $Path, [double] $Seconds = 11)

        $count = [int]($Seconds * 8000)
        $stream = [System.IO.File]::Create($Path)
        $writer = [System.IO.BinaryWriter]::new($stream)
        $writer.Write([System.Text.Encoding]::ASCII.GetBytes('RIFF'))
        $writer.Write([int](36 + $count))
        $writer.Write([System.Text.Encoding]::ASCII.GetBytes('WAVEfmt '))
        $writer.Write([int]16); $writer.Write([int16]1); $writer.Write([int16]1); $writer.Write([int]8000); $writer.Write([int]8000); $writer.Write([int16]1); $writer.Write([int16]8)
        $writer.Write([System.Text.Encoding]::ASCII.GetBytes('data'))
        $writer.Write([int]$count)
        $writer.Write([byte[]]::new($count))
        $writer.Dispose()
        $Path
    }

    function New-Place {
        $place = New-TestFolder
        $env:AIMLMUSIC_HOME = Join-Path $place 'home'
        $place
    }

    function Get-Spooled {
        Get-ChildItem -LiteralPath (Join-Path $env:AIMLMUSIC_HOME 'spool') -ErrorAction Ignore
    }
}

AfterAll {
    $env:AIML_API_KEY = $env:AIML_API_BASE_URL = $null
    $env:AIMLMUSIC_HOME = $homeBefore
    Stop-TestServer $server
}

Describe 'New-AimlMusicReference' {
    BeforeEach {
        Reset-Server $server
        $place = New-Place
        $song = New-Recording (Join-Path $place 'a [loud] song.wav')
    }

    It 'gives the ids of <Purpose>' -ForEach @(
        @{ Purpose = 'Song'; Voice = $true; Instrumental = $true }
        @{ Purpose = 'Voice'; Voice = $true; Instrumental = $false }
        @{ Purpose = 'Instrumental'; Voice = $false; Instrumental = $true }
    ) {
        $reference = Get-Item -LiteralPath $song | New-AimlMusicReference -Purpose $Purpose -WarningAction Ignore
        $reference | Should -BeOfType AimlMusic.MusicReference
        [bool]$reference.VoiceId | Should -Be $Voice
        [bool]$reference.InstrumentalId | Should -Be $Instrumental
        $reference.Purpose | Should -Be $Purpose
        $reference.Path | Should -BeExactly $song
        @(Get-ServerRequest $server).Count | Should -Be 1
    }

    It 'binds to New-AimlMusic -Model music-01, which warns that it is withdrawn' {
        $made = New-AimlMusicReference -LiteralPath $song -Purpose Song -WarningVariable told -WarningAction Ignore |
            New-AimlMusic -Model music-01 -WarningAction Ignore -WarningVariable also -Lyrics 'A line to sing' -Title Mine -Format Wav -SampleRate 16000
        $told | Should -BeLike '*only with music-01, which the vendor has withdrawn*'
        $also | Should -BeLike "The model 'music-01' was withdrawn by the vendor on 2026-08-17*Use 'minimax/music-2.6' instead*"
        $made.Status | Should -Be Completed
        $made.Model | Should -BeExactly 'music-01'
        $made.AudioUrl | Should -BeNullOrEmpty
        $body = (Get-ServerRequest $server -Route submit).body
        $body.lyrics | Should -BeExactly '##A line to sing##'
        $body.refer_voice | Should -Match '^vocal-'
        $body.refer_instrumental | Should -Match '^instrumental-'
        $body.audio_setting | ConvertTo-Json -Compress | Should -BeExactly '{"format":"wav","sample_rate":16000}'
    }

    It 'extracts the features for a cover where nothing else is asked for, and the cover has the lyrics that were heard' {
        $reference = New-AimlMusicReference -LiteralPath $song
        $reference.CoverFeatureId | Should -Match '^cover-'
        $reference.Lyrics | Should -BeLike '`[Verse`]*`[Chorus`]*'
        $reference.Duration.TotalSeconds | Should -Be 11
        ($reference.ExpiresUtc - [datetimeoffset]::UtcNow).TotalHours | Should -BeGreaterThan 23.9
        $made = $reference | New-AimlMusic -Prompt 'slow piano jazz'
        $made.Model | Should -BeExactly 'minimax/music-cover'
        $body = (Get-ServerRequest $server -Route submit).body
        ($body | Get-Member -MemberType NoteProperty).Name | Should -Be 'cover_feature_id', 'lyrics', 'model', 'prompt'
        $body.cover_feature_id | Should -BeExactly $reference.CoverFeatureId
        $other = $reference | New-AimlMusic -Lyrics 'Words of my own to sing' -Prompt 'slow piano jazz'
        $other.Lyrics | Should -BeExactly 'Words of my own to sing'
    }

    It 'takes the address of a recording for a cover, and of nothing else' {
        (New-AimlMusicReference -Uri https://example.com/song.mp3).Path | Should -BeExactly 'https://example.com/song.mp3'
        (Get-ServerRequest $server -Route preprocess).body.reference_audio_url | Should -BeExactly 'https://example.com/song.mp3'
        New-AimlMusicReference -Uri ftp://example.com/song.mp3, https://example.com/b.mp3 -ErrorVariable problems -ErrorAction SilentlyContinue | Should -HaveCount 1
        "$problems" | Should -Match "'ftp://example.com/song.mp3' is not an absolute http or https URL"
        New-AimlMusicReference -Uri https://example.com/song.mp3 -Purpose Voice -WarningAction Ignore -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$problems" | Should -Match 'purpose Voice requires a file'
    }

    It 'reports a cover that has a recording and features, or neither, or features without lyrics' {
        New-AimlMusic -Model minimax/music-cover -Prompt 'slow piano jazz' -ReferenceAudio https://example.com/a.mp3 -CoverFeatureId cover-1 -Lyrics 'Words to be sung' -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -Match 'ReferenceAudio and CoverFeatureId are both specified'
        New-AimlMusic -Model minimax/music-cover -Prompt 'slow piano jazz' -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -Match "ReferenceAudio is missing.*or a CoverFeatureId from 'New-AimlMusicReference -Purpose Cover'"
        New-AimlMusic -CoverFeatureId cover-1 -Prompt 'slow piano jazz' -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -Match 'Lyrics are missing'
        @(Get-ServerRequest $server).Count | Should -Be 0
    }

    It 'uploads nothing with -WhatIf' {
        New-AimlMusicReference -LiteralPath $song -WhatIf
        @(Get-ServerRequest $server).Count | Should -Be 0
    }

    It 'names what is wrong with each file, sends nothing for it, and goes on' {
        $null = New-Recording (Join-Path $place 'b.wav') -Seconds 9.5
        Set-Content -LiteralPath (Join-Path $place 'c.mp3') -Value 'no music'
        $made = New-AimlMusicReference -Purpose Song -WarningAction Ignore -Path (Join-Path $place '*.*') -ErrorVariable mistakes -ErrorAction SilentlyContinue
        @($made).Count | Should -Be 1
        $mistakes.Count | Should -Be 2
        $mistakes.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        "$mistakes" | Should -BeLike '*is 9.5 s long*not in a known audio format*'
        @(Get-ServerRequest $server).Count | Should -Be 1
    }
}

Describe 'New-AimlMusic -Model music-01 -ReferenceAudio file' {
    BeforeEach {
        Reset-Server $server
        $place = New-Place
        $recording = New-Recording (Join-Path $place 'voice.wav')
        $make = @{ Model = 'music-01'; Format = 'Wav'; SampleRate = 16000 }
    }

    It 'uploads by itself, once for all songs, and saves what came with the answers' {
        $files = 1..2 | ForEach-Object { [pscustomobject]@{ Title = "Song $_"; Lyrics = "A line to sing, number $_" } } |
            New-AimlMusic @make -ReferenceAudio $recording -Wait | Save-AimlMusic -Path "$place/out/"
        $files.Name | Sort-Object | Should -Be 'Song 1.wav', 'Song 2.wav'
        @(Get-ServerRequest $server -Route upload).Count | Should -Be 1
        @(Get-ServerRequest $server -Route poll).Count | Should -Be 0
        @(Get-ServerRequest $server -Route download).Count | Should -Be 0
        Get-Spooled | Should -BeNullOrEmpty
        @(Get-AimlMusicHistory -State Saved).Count | Should -Be 2
    }

    It 'names the mistakes of the request and of the file together, and sends nothing' {
        $short = New-Recording (Join-Path $place 'short.wav') -Seconds 3
        New-AimlMusic -Model music-01 -ReferenceAudio $short -SampleRate 16000 -Prompt quiet -ErrorVariable mistake -ErrorAction SilentlyContinue
        $mistake.Count | Should -Be 1
        "$mistake" | Should -BeLike '*4 mistakes*Prompt*Lyrics is missing*is 3 s long*Format is missing*'
        @(Get-ServerRequest $server).Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf' {
        New-AimlMusic @make -ReferenceAudio $recording -Lyrics 'A line' -WhatIf
        @(Get-ServerRequest $server).Count | Should -Be 0
    }

    It 'buys a song once with -Once, though it uploads again' {
        1..2 | ForEach-Object { New-AimlMusic @make -ReferenceAudio $recording -Lyrics 'A line' -Once } | Should -HaveCount 2
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
    }

    It 'asks nobody about such a song: not for its state, nor to save it, nor in another session' {
        $song = New-AimlMusic @make -ReferenceAudio $recording -Lyrics 'A line' -Title Mine
        (Get-AimlMusicStatus $song.Id).Status | Should -Be Completed
        (Get-AimlMusicStatus $song.Id -Wait).Status | Should -Be Completed
        (Invoke-TestPowerShell -Command "Import-Module '$env:AIMLMUSIC_TEST_MODULE'; (Get-Item '$place' | Out-Null); (Save-AimlMusic -Id '$($song.Id)' -Path '$place/').Name") | Should -BeExactly 'Mine.wav'
        @(Get-ServerRequest $server -Route poll).Count | Should -Be 0
        (Get-AimlMusicHistory $song.Id).State | Should -Be Saved
    }
}

Describe 'kill -9 in the middle of an answer that is the song' {
    BeforeEach {
        Reset-Server $server
        $place = New-Place
        $recording = New-Recording (Join-Path $place 'voice.wav')
        Add-ServerFault $server @{ route = 'submit'; body = 'slow'; delaySeconds = $Pause }
        $start = New-TestStartInfo '-Command', "Import-Module '$env:AIMLMUSIC_TEST_MODULE'; New-AimlMusic -Model music-01 -Format Wav -SampleRate 16000 -ReferenceAudio '$recording' -Lyrics 'A line to sing' -Title Mine"
        $start.RedirectStandardInput = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $process.BeginOutputReadLine()
    }

    AfterEach {
        if (-not $process.HasExited) { $process.Kill() }
    }

    It 'says that the audio is lost that had not come, removes it, and buys nothing' -ForEach @{ Pause = 0.5 } {
        Wait-Until { Get-Spooled | Where-Object { $_.Extension -eq '.partial' -and $_.Length -gt 0 } } -What 'a part of the song is here'
        Resume-AimlMusic -TimeoutSec 1 | Should -BeNullOrEmpty -Because 'a living process is receiving it'
        Stop-TestPowerShell $process

        Resume-AimlMusic -TimeoutSec 5 -ErrorVariable mistake -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $mistake.FullyQualifiedErrorId | Should -BeLike 'AudioLost,*'
        "$mistake" | Should -BeLike '*before the answer was complete, after * bytes of audio*'
        $mistake[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-Spooled | Should -BeNullOrEmpty
        Get-AimlMusicHistory -Unsaved | Should -BeNullOrEmpty
        (Get-AimlMusicHistory).State | Should -Be Failed
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
    }

    It 'loses no audio that had come' -ForEach @{ Pause = 0 } {
        Wait-Until { Get-Spooled | Where-Object Extension -EQ '.audio' } -What 'the song is here'
        Stop-TestPowerShell $process

        $file = Resume-AimlMusic -TimeoutSec 5 | Save-AimlMusic -Path "$place/"
        $file.Name | Should -BeExactly 'Mine.wav'
        [System.BitConverter]::ToUInt32([System.IO.File]::ReadAllBytes($file), 4) | Should -Be ($file.Length - 8)
        Get-Spooled | Should -BeNullOrEmpty
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
    }
}
