BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    # A second of audio is quickly synthesized.
    $PSDefaultParameterValues = @{ 'New-AimlMusic:Model' = 'stable-audio'; 'New-AimlMusic:DurationSec' = 1 }

    function New-Row {
        param([int] $Count)

        1..$Count | ForEach-Object { [pscustomobject]@{ Prompt = "rain, says verse $_"; Title = "Verse $_" } }
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Waiting' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0.2 }
    }

    It 'gives finished songs, each with what is known of it' {
        $songs = New-Row 3 | New-AimlMusic -Wait -PollIntervalSec 0.1
        @($songs).Count | Should -Be 3
        foreach ($song in $songs) {
            $song | Should -BeOfType AimlMusic.MusicGeneration
            $song.Status | Should -Be Completed
            $song.AudioUrl | Should -Match '^http'
            $song.UsdSpent | Should -BeGreaterThan 0
            $song.SubmittedAt | Should -BeOfType datetime
            $song.CompletedAt | Should -Not -BeLessThan $song.SubmittedAt
            $song.Prompt | Should -BeExactly "rain, says verse $($song.Title.Split(' ')[1])"
        }
    }

    It 'emits each song when it is ready, before the others are' {
        # The second song stays where it is until the first was seen.
        $slow = New-AimlMusic -Prompt 'rain' -PollIntervalSec 0.1
        Set-Server $server @{ generationSeconds = 600 }
        $never = New-AimlMusic -Prompt 'rain'
        $first = $never, $slow | Get-AimlMusicStatus -Wait -PollIntervalSec 0.1 | Select-Object -First 1
        $first.Id | Should -BeExactly $slow.Id
    }

    It 'begins to submit while the pipeline still feeds it' {
        $seen = [System.Collections.Generic.List[int]]::new()
        $null = New-Row 3 | ForEach-Object {
            if ($seen.Count -gt 0) {
                Wait-Until { @(Get-ServerRequest $server -Route submit).Count -ge $seen.Count }
            }

            $seen.Add(1)
            $_
        } | New-AimlMusic
        $seen.Count | Should -Be 3
    }

    It 'makes an error of a failed song, with the song as its target, and goes on' {
        Add-ServerFault $server @{ route = 'submit'; skip = 1; fail = @{ name = 'Sensitive'; message = 'The lyrics are not allowed.' } }
        $songs = New-Row 3 | New-AimlMusic -Wait -PollIntervalSec 0.1 -ErrorAction SilentlyContinue -ErrorVariable problems
        @($songs).Count | Should -Be 2
        $songs.Status | Should -Be Completed, Completed
        @($problems).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'GenerationFailed,*'
        "$($problems[0])" | Should -Match 'Sensitive: The lyrics are not allowed'
        $problems[0].TargetObject | Should -BeOfType AimlMusic.MusicGeneration
        $problems[0].TargetObject.Status | Should -Be Failed
        $problems[0].TargetObject.Title | Should -BeLike 'Verse *'
    }

    It 'ends after -TimeoutSec with an error that tells how to go on, and loses nothing' {
        Set-Server $server @{ generationSeconds = 4 }
        $song = New-AimlMusic -Prompt 'rain' -Title Sea -Wait -TimeoutSec 1 -PollIntervalSec 0.2 -ErrorAction SilentlyContinue -ErrorVariable problems
        $song | Should -BeNullOrEmpty
        @($problems).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        $target = $problems[0].TargetObject
        $target | Should -BeOfType AimlMusic.MusicGeneration
        $target.Title | Should -BeExactly 'Sea'
        "$($problems[0])" | Should -Match ([regex]::Escape($target.Id))
        $command = "Get-AimlMusicStatus -Id '$($target.Id)' -Wait | Save-AimlMusic"
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*$command"

        # The command does what it says.
        Push-Location -LiteralPath (New-TestFolder)
        try {
            $PSDefaultParameterValues['Get-AimlMusicStatus:PollIntervalSec'] = 0.2
            (Invoke-Expression $command).FullName | Should -Exist
        }
        finally {
            Pop-Location
        }

        @(Get-ServerCharge $server).Count | Should -Be 1
    }

    It 'goes on through looks that fail' {
        Add-ServerFault $server @{ route = 'poll'; count = 2; status = 500 }
        Add-ServerFault $server @{ route = 'poll'; count = 1; reset = 'before' }
        Add-ServerFault $server @{ route = 'poll'; count = 1; status = 404 }
        $song = New-AimlMusic -Prompt 'rain' -Wait -PollIntervalSec 0.1 -ErrorVariable problems
        $song.Status | Should -Be Completed
        $problems | Should -BeNullOrEmpty
    }

    It 'takes <Word> for not finished yet' -ForEach @(
        @{ Word = 'waiting' }
        @{ Word = 'processing' }
    ) {
        Add-ServerFault $server @{ route = 'poll'; count = 2; words = $Word }
        (New-AimlMusic -Prompt 'rain' -Wait -PollIntervalSec 0.1).Status | Should -Be Completed
        @(Get-ServerRequest $server -Route poll).Count | Should -BeGreaterThan 2
    }

    It 'keeps no more songs under way than -ThrottleLimit' {
        Set-Server $server @{ generationSeconds = 0.4 }
        $songs = New-Row 6 | New-AimlMusic -Wait -PollIntervalSec 0.1 -ThrottleLimit 2
        @($songs).Count | Should -Be 6

        # A song is under way from its submit to the last look at it.
        $underway = @{}
        $order = Get-ServerRequest $server
        $ids = @(Get-ServerCharge $server).id
        $next = 0
        $last = @{}
        foreach ($request in $order | Where-Object route -EQ poll) {
            $last[[uri]::UnescapeDataString($request.query.Substring('generation_id='.Length))] = $request.number
        }

        $most = 0
        foreach ($request in $order) {
            if ($request.route -eq 'submit') {
                $underway[$ids[$next++]] = $true
                $most = [math]::Max($most, $underway.Count)
            }
            else {
                $id = [uri]::UnescapeDataString($request.query.Substring('generation_id='.Length))
                if ($last[$id] -eq $request.number) {
                    $underway.Remove($id)
                }
            }
        }

        $most | Should -Be 2
    }

    Context 'and progress' {
        It 'is told at most once a second, with the songs counted' {
            Set-Server $server @{ generationSeconds = 2.6 }
            $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
                param($Uri)
                Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
                1..3 | ForEach-Object { [pscustomobject]@{ Prompt = "rain $_" } } | New-AimlMusic -Model stable-audio -DurationSec 1 -Wait -PollIntervalSec 0.1
            }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            Wait-TestPipeline $pipeline | Should -BeNullOrEmpty
            $seconds = $watch.Elapsed.TotalSeconds
            $ours = @($pipeline.Streams.Progress | Where-Object Activity -EQ New-AimlMusic)
            $shown = @($ours | Where-Object RecordType -EQ Processing)
            $shown.Count | Should -BeGreaterThan 0
            $shown.Count | Should -BeLessOrEqual $seconds
            $shown[0].StatusDescription | Should -Match '^0 of 3 done, 3 (queued|generating|waiting)|^0 of 3 done, '
            @($ours | Where-Object RecordType -EQ Completed).Count | Should -Be 1
            $ours[-1].RecordType | Should -Be Completed
        }

        It 'is not told of what ends within a second' {
            $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
                param($Uri)
                Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
                New-AimlMusic -Prompt 'rain' -Model stable-audio
            }
            Wait-TestPipeline $pipeline | Should -BeNullOrEmpty
            @($pipeline.Streams.Progress | Where-Object Activity -EQ New-AimlMusic).Count | Should -Be 0
        }

        It 'is not told to a file' {
            Set-Server $server @{ generationSeconds = 2 }
            $out = Join-Path $TestDrive 'redirected.txt'
            $script = Join-Path $TestDrive 'redirected.ps1'
            Set-Content -LiteralPath $script @"
Import-Module '$env:AIMLMUSIC_TEST_MODULE'
Connect-AimlMusic -ApiKey test-key -BaseUri '$($server.Uri)'
(New-AimlMusic -Prompt 'rain' -Model stable-audio -DurationSec 1 -Wait -PollIntervalSec 0.2).Status
"@
            $process = Start-TestScript $script $out
            Wait-Until { $process.HasExited }
            (Get-Content -LiteralPath $out -Raw).Trim() | Should -BeExactly 'Completed'
            Get-Content -LiteralPath "$out.err" -Raw | Should -BeNullOrEmpty
        }
    }
}
