BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    $homeBefore = $env:AIMLMUSIC_HOME
    $cultureBefore = [cultureinfo]::CurrentCulture
}

AfterAll {
    [cultureinfo]::CurrentCulture = $cultureBefore
    Disconnect-AimlMusic
    $env:AIMLMUSIC_HOME = $homeBefore
    Stop-TestServer $server
}

Describe 'In the culture <_>' -ForEach 'th-TH', 'de-DE', 'tr-TR' {
    BeforeEach {
        $culture = [cultureinfo]::GetCultureInfo($_)
        if ((Get-Date '2026-03-04').ToString('d', $culture) -eq (Get-Date '2026-03-04').ToString('d', [cultureinfo]::InvariantCulture)) {
            Set-ItResult -Skipped -Because 'this system knows no cultures'
        }

        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        Connect-AimlMusic -ApiKey any-key-will-do -BaseUri $server.Uri -MaximumRetryCount 0
        # The client's own threads are to have it too.
        [cultureinfo]::DefaultThreadCurrentCulture = $culture
        [cultureinfo]::CurrentCulture = $culture
    }

    AfterEach {
        [cultureinfo]::DefaultThreadCurrentCulture = $null
        [cultureinfo]::CurrentCulture = $cultureBefore
    }

    It 'a song is made and saved, and the ledger reads what it wrote' {
        $file = New-AimlMusic -Model STABLE-AUDIO -Prompt 'İstanbul ılık rain' -DurationSec 1.0 -Title 'TITLE i' -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path (New-TestFolder)
        $file.Name | Should -BeExactly 'TITLE i.wav'
        $entry = Get-AimlMusicHistory
        $entry.State | Should -Be Saved
        $entry.SubmittedAt.Year | Should -Be ([datetime]::UtcNow.Year)
        $sidecar = Get-Content -LiteralPath ([System.IO.Path]::ChangeExtension($file.FullName, '.json')) -Raw
        $sidecar | Should -Match """SubmittedAt"": ""$([datetime]::UtcNow.Year)-"
        ($sidecar | ConvertFrom-Json).DurationSec | Should -Be 1
    }

    It 'a time-out is told in plain numbers' {
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1
        Add-ServerFault $server @{ route = 'poll'; count = 0; status = 500 }
        Get-AimlMusicStatus -Id $song.Id -Wait -TimeoutSec 1 -PollIntervalSec 0.1 -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -Match 'within 1 s\.'
    }

    It 'a mistake is told in plain numbers' {
        New-AimlMusic -Model elevenlabs/eleven_music -Prompt rain -DurationSec 1.5 -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -Match 'DurationSec 1\.5 is out of range \(10 to 300\)'
    }

    It 'a link that ended is told with the year that everybody has' {
        $song = [AimlMusic.MusicGeneration]@{ Id = 'nobody'; Status = 'Completed'; AudioUrl = "$($server.Uri)/cdn/nobody.mp3"; ExpiresAt = [datetime]::new(2026, 3, 4, 15, 6, 7) }
        $song | Save-AimlMusic -Path (New-TestFolder) -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -Match 'valid until 2026-03-04 15:06'
    }
}

Describe 'An hour''s change' -Skip:$IsWindows {
    It 'changes neither the order of songs nor what is asked for since a moment' {
        $env:AIMLMUSIC_HOME = New-TestFolder
        # 02:30 of summer time, then 02:15 of winter time, in Berlin.
        @('2025-10-26T00:30:00.0000000Z', '2025-10-26T01:15:00.0000000Z') | ForEach-Object {
            "{""v"":1,""at"":""$_"",""event"":""submitting"",""key"":""k$($_.Substring(11, 2))"",""id"":""song-$($_.Substring(11, 2))"",""model"":""stable-audio""}"
        } | Set-Content -LiteralPath (Join-Path $env:AIMLMUSIC_HOME 'ledger.jsonl') -Encoding utf8NoBOM
        $zoneBefore = $env:TZ
        $env:TZ = 'Europe/Berlin'
        try {
            $said = Invoke-TestPowerShell -Command "
                Import-Module '$env:AIMLMUSIC_TEST_MODULE'
                (Get-AimlMusicHistory).Id -join ','
                (Get-AimlMusicHistory -Last 1).Id
                (Get-AimlMusicHistory -Since ([datetime]::new(2025, 10, 26, 1, 0, 0, [System.DateTimeKind]::Utc))).Id
                (Get-AimlMusicHistory)[0].SubmittedAt.ToString('o')
                ((Get-AimlMusicHistory)[1].SubmittedAt -gt (Get-Date).AddDays(-1)).ToString()"
        }
        finally {
            $env:TZ = $zoneBefore
        }

        $said | Should -Be 'song-00,song-01', 'song-01', 'song-01', '2025-10-26T02:30:00.0000000+02:00', 'False'
    }
}
