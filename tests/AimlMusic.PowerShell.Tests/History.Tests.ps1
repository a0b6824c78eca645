BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer
    $homeBefore = $env:AIMLMUSIC_HOME
    Clear-AimlEnvironment
    $env:AIML_API_KEY = 'test-key'
    $env:AIML_API_BASE_URL = $server.Uri
    $song = @{ Prompt = 'a calm sea'; Model = 'stable-audio'; DurationSec = 1 }

    # One song in each state, in this order: saved, failed, completed, accepted, unknown.
    function New-History {
        $songs = New-TestFolder
        $null = New-AimlMusic @song -Title 'Saved' -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path $songs
        Add-ServerFault $server @{ route = 'submit'; fail = @{ name = 'no'; message = 'no song' } }
        $null = New-AimlMusic @song -Title 'Failed' -Wait -PollIntervalSec 0.1 -ErrorAction SilentlyContinue
        $null = New-AimlMusic @song -Title 'Completed' -Wait -PollIntervalSec 0.1
        $null = New-AimlMusic @song -Title 'Accepted'
        Add-ServerFault $server @{ route = 'logs'; count = 0; status = 500 }
        Add-ServerFault $server @{ route = 'submit'; reset = 'after' }
        $null = New-AimlMusic @song -Title 'Unknown' -TimeoutSec 1 -ErrorAction SilentlyContinue
        Invoke-RestMethod -Uri "$($server.Uri)/sandbox/faults" -Method Delete | Out-Null
        $songs
    }
}

AfterAll {
    Clear-AimlEnvironment
    $env:AIMLMUSIC_HOME = $homeBefore
    Stop-TestServer $server
}

Describe 'Get-AimlMusicHistory' {
    BeforeAll {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        $null = New-History
        $all = @(Get-AimlMusicHistory)
    }

    It 'lists every song in the order of the submits, with what is known of it' {
        $all.State | Should -Be Saved, Failed, Completed, Accepted, Unknown
        $all.Title | Should -Be Saved, Failed, Completed, Accepted, Unknown
        $all | ForEach-Object { $_.Prompt; $_.Model } | Select-Object -Unique | Should -Be 'a calm sea', 'stable-audio'
        $all[0].Path | Should -Exist
        (Get-FileHash -LiteralPath $all[0].Path).Hash | Should -Be $all[0].Sha256
        $all[1].Reason | Should -Match 'no song'
        ($all[0].Request | ConvertFrom-Json).seconds_total | Should -Be 1
        $all[4].Id | Should -BeNullOrEmpty
        $all[4].ClientRequestId | Should -Match '^aimlmusic-'
    }

    It 'shows <Name>' -ForEach @(
        @{ Name = 'songs of one state'; Arguments = @{ State = 'Failed' }; Titles = 'Failed' }
        @{ Name = 'songs of several states'; Arguments = @{ State = 'saved', 'unknown' }; Titles = 'Saved', 'Unknown' }
        @{ Name = 'what is not home'; Arguments = @{ Unsaved = $true }; Titles = 'Completed', 'Accepted', 'Unknown' }
        @{ Name = 'the last ones'; Arguments = @{ Last = 2 }; Titles = 'Accepted', 'Unknown' }
        @{ Name = 'all where more are asked for than there are'; Arguments = @{ Last = 99 }; Titles = 'Saved', 'Failed', 'Completed', 'Accepted', 'Unknown' }
        @{ Name = 'nothing from the future'; Arguments = @{ Since = [datetime]::Now.AddHours(1) }; Titles = @() }
        @{ Name = 'songs of a title'; Arguments = @{ Title = 'accepted' }; Titles = 'Accepted' }
        @{ Name = 'songs of titles with wildcards'; Arguments = @{ Title = '*ed', 'unk*' }; Titles = 'Saved', 'Failed', 'Completed', 'Accepted', 'Unknown' }
        @{ Name = 'no song without the title'; Arguments = @{ Title = 'Sav' }; Titles = @() }
        @{ Name = 'songs of a model'; Arguments = @{ Model = 'STABLE-*'; Title = 'S*' }; Titles = 'Saved' }
        @{ Name = 'no song of another model'; Arguments = @{ Model = 'minimax/*' }; Titles = @() }
        @{ Name = 'the first ones'; Arguments = @{ First = 2 }; Titles = 'Saved', 'Failed' }
        @{ Name = 'both ends'; Arguments = @{ First = 1; Last = 1 }; Titles = 'Saved', 'Unknown' }
        @{ Name = 'each song once where the ends meet'; Arguments = @{ First = 4; Last = 4 }; Titles = 'Saved', 'Failed', 'Completed', 'Accepted', 'Unknown' }
        @{ Name = 'nothing from before the past hour'; Arguments = @{ Before = [datetime]::Now.AddHours(-1) }; Titles = @() }
        @{ Name = 'everything before an hour from now, told in UTC'; Arguments = @{ Before = [datetime]::UtcNow.AddHours(1); First = 1 }; Titles = 'Saved' }
        @{ Name = 'songs of one status'; Arguments = @{ Status = 'Failed' }; Titles = 'Failed' }
        @{ Name = 'the last hour, told in UTC'; Arguments = @{ Since = [datetime]::UtcNow.AddHours(-1); Last = 1 }; Titles = 'Unknown' }
    ) {
        @(Get-AimlMusicHistory @Arguments).Title | Should -Be $Titles
    }

    It 'separates the songs at the time of a submit' {
        @(Get-AimlMusicHistory -Before $all[2].SubmittedAt).Title | Should -Be Saved, Failed
        @(Get-AimlMusicHistory -Since $all[2].SubmittedAt).Title | Should -Be Completed, Accepted, Unknown
    }

    It 'knows the duration of a saved file' {
        $all[0].Duration | Should -Be ([timespan]::FromSeconds(1))
        $all[0].DurationSec | Should -Be 1
        $all[3].DurationSec | Should -BeNullOrEmpty
    }

    It 'takes ids and songs from the pipeline, and a pipeline that brings nothing asks for nothing' {
        ($all[0].Id, $all[4].ClientRequestId | Get-AimlMusicHistory).Title | Should -Be Saved, Unknown
        ($all[2, 4] | Get-AimlMusicHistory).Title | Should -Be Completed, Unknown
        ($all[3] | Select-Object Id, Title | Get-AimlMusicHistory).Title | Should -Be Accepted
        @() | Get-AimlMusicHistory | Should -BeNullOrEmpty
        Get-AimlMusicHistory 'no such id' -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'asks nobody and needs no key' {
        $before = @(Get-ServerRequest $server).Count
        $env:AIML_API_KEY = $null
        try { @(Get-AimlMusicHistory).Count | Should -Be 5 } finally { $env:AIML_API_KEY = 'test-key' }
        @(Get-ServerRequest $server).Count | Should -Be $before
    }
}

Describe 'Clear-AimlMusicHistory' {
    BeforeEach {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        $songs = New-History
    }

    It 'keeps what is unfinished or unsaved, and files' {
        Clear-AimlMusicHistory -Confirm:$false
        @(Get-AimlMusicHistory).Title | Should -Be Completed, Accepted, Unknown
        @(Get-ChildItem -LiteralPath $songs -Filter *.wav).Count | Should -Be 1
    }

    It 'does nothing with -WhatIf, and nothing where all is younger than -Before' {
        Clear-AimlMusicHistory -Force -WhatIf
        Clear-AimlMusicHistory -Force -Before ([datetime]::Now.AddHours(-1)) -Confirm:$false
        @() | Clear-AimlMusicHistory -Force -Confirm:$false
        @(Get-AimlMusicHistory).Count | Should -Be 5
    }

    It 'forgets one song that is named, by force one in doubt too' {
        Get-AimlMusicHistory -State Unknown | Clear-AimlMusicHistory -Confirm:$false
        @(Get-AimlMusicHistory).Count | Should -Be 5
        Get-AimlMusicHistory -State Unknown, Saved | Clear-AimlMusicHistory -Force -Confirm:$false
        @(Get-AimlMusicHistory).Title | Should -Be Failed, Completed, Accepted
        Clear-AimlMusicHistory -Force -Confirm:$false
        Get-AimlMusicHistory | Should -BeNullOrEmpty
    }
}

Describe 'Resume-AimlMusic' {
    BeforeEach {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        $songs = New-History
    }

    It 'brings every song home once, buys nothing, and has nothing to do the next time' {
        $submits = @(Get-ServerRequest $server -Route submit).Count
        $files = @(Resume-AimlMusic -PollIntervalSec 0.1 | Save-AimlMusic -Path $songs)
        $files.Name | Sort-Object | Should -Be 'Accepted.wav', 'Completed.wav', 'Unknown.wav'
        @(Get-AimlMusicHistory).State | Should -Be Saved, Failed, Saved, Saved, Saved
        Resume-AimlMusic | Should -BeNullOrEmpty
        @(Get-ServerRequest $server -Route submit).Count | Should -Be $submits
    }

    It 'does nothing with -WhatIf' {
        $before = @(Get-ServerRequest $server).Count
        Resume-AimlMusic -WhatIf | Should -BeNullOrEmpty
        @(Get-ServerRequest $server).Count | Should -Be $before
    }

    It 'says which song is in doubt still, and takes up the others' {
        Add-ServerFault $server @{ route = 'logs'; count = 0; status = 429 }
        $resumed = @(Resume-AimlMusic -PollIntervalSec 0.1 -TimeoutSec 2 -ErrorAction SilentlyContinue -ErrorVariable failures)
        $resumed.Title | Sort-Object | Should -Be Accepted, Completed
        $failures.FullyQualifiedErrorId | Should -BeLike 'SubmitOutcomeUnknown,*'
        @(Get-AimlMusicHistory -State Unknown).Title | Should -Be Unknown
    }

    It 'leaves songs of another service alone' {
        $other = Start-TestServer
        try {
            $env:AIML_API_BASE_URL = $other.Uri
            Resume-AimlMusic | Should -BeNullOrEmpty
            @(Get-ServerRequest $other).Count | Should -Be 0
        }
        finally {
            $env:AIML_API_BASE_URL = $server.Uri
            Stop-TestServer $other
        }
    }

    It 'takes up what was only looked at here, by its id' {
        $theirs = New-AimlMusic @song
        $env:AIMLMUSIC_HOME = New-TestFolder
        $null = Get-AimlMusicStatus $theirs.Id -Wait -PollIntervalSec 0.1
        (Resume-AimlMusic -PollIntervalSec 0.1 | Save-AimlMusic -Path $songs).GenerationId | Should -Be $theirs.Id
    }
}

Describe 'A script that is run again with -Once' {
    It 'asks for no song that is there, though its link has expired' {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        $songs = New-TestFolder
        $run = { New-AimlMusic @song -Title 'Sea' -Once -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path $songs }
        $first = & $run
        $before = @(Get-ServerRequest $server).Count
        $again = & $run
        $again.FullName | Should -Be $first.FullName
        $again.Sha256 | Should -Be $first.Sha256
        $again.GenerationId | Should -Be $first.GenerationId
        @(Get-ServerRequest $server).Count | Should -Be $before
        @(Get-ChildItem -LiteralPath $songs -Filter *.wav).Count | Should -Be 1
    }

    It 'fetches a song again that was changed, or that is wanted elsewhere' {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        $songs = New-TestFolder
        $run = { param($Path) New-AimlMusic @song -Title 'Sea' -Once -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path $Path }
        $first = & $run $songs
        Add-Content -LiteralPath $first -Value 'changed'
        (& $run $songs).Name | Should -BeLike 'Sea-*.wav'
        (& $run (New-TestFolder)).Name | Should -Be 'Sea.wav'
        @(Get-ServerCharge $server).Count | Should -Be 1
    }
}

Describe 'A name that was asked for' {
    It 'is the song''s where its process died after it had got it' {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        $songs = New-TestFolder
        $made = New-AimlMusic @song -Wait -PollIntervalSec 0.1
        $file = $made | Save-AimlMusic -Path (Join-Path $songs 'sea.wav')
        $ledger = Join-Path $env:AIMLMUSIC_HOME 'ledger.jsonl'
        Set-Content -LiteralPath $ledger -Value @(Get-Content -LiteralPath $ledger | Where-Object { $_ -notmatch '"event":"saved"' })
        (Get-AimlMusicHistory).State | Should -Be Completed
        $before = @(Get-ServerRequest $server).Count

        (Save-AimlMusic -Id $made.Id -Path (Join-Path $songs 'sea.wav')).FullName | Should -Be $file.FullName
        (Get-AimlMusicHistory).State | Should -Be Saved
        @(Get-ServerRequest $server).Count | Should -Be $before

        Set-Content -LiteralPath $file -Value 'not a song'
        { Save-AimlMusic -Id $made.Id -Path (Join-Path $songs 'sea.wav') -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content -LiteralPath $file | Should -Be 'not a song'
    }
}

Describe 'A song that failed' {
    It 'is known to have failed however that was learned (<Name>)' -ForEach @(
        @{ Name = 'Get-AimlMusicStatus'; Learn = { Get-AimlMusicStatus $made.Id } }
        @{ Name = 'Save-AimlMusic'; Learn = { Save-AimlMusic -Id $made.Id -Path $TestDrive -ErrorAction SilentlyContinue } }
    ) {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        Add-ServerFault $server @{ route = 'submit'; fail = @{ name = 'no'; message = 'no song' } }
        $made = New-AimlMusic @song
        Wait-Until { (Invoke-RestMethod -Uri "$($server.Uri)/v2/generate/audio?generation_id=$([uri]::EscapeDataString($made.Id))" -Headers @{ Authorization = 'Bearer test-key' }).status -eq 'error' }
        $null = & $Learn
        $known = Get-AimlMusicHistory $made.Id
        $known.State | Should -Be Failed
        $known.Title | Should -Be $made.Title
        Resume-AimlMusic | Should -BeNullOrEmpty
    }
}
