BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer

    # Stops as Ctrl+C does, and tells how long that took. What is waited for would take a minute.
    function Stop-TestPipeline {
        param($Pipeline)

        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $Pipeline.Shell.Stop()
        Wait-Until { $Pipeline.Running.IsCompleted } -TimeoutSec 20
        $watch.Elapsed.TotalSeconds
    }

    # What no worker may add to any more: counted, and counted again when one would long have been at it.
    function Assert-Quiet {
        $before = @(Get-ServerRequest $server).Count
        $until = [datetime]::UtcNow.AddSeconds(0.5)
        Wait-Until { [datetime]::UtcNow -gt $until }
        @(Get-ServerRequest $server).Count | Should -Be $before -Because 'a stopped command sends nothing more'
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Ctrl+C' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0 }
        $folder = New-TestFolder
    }

    It 'stops a submit that gets no answer' {
        Add-ServerFault $server @{ route = 'submit'; delaySeconds = 60; count = 9 }
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
            param($Uri)
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
            1..3 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm tonight $_" } } | New-AimlMusic -Wait
        }
        Wait-Until { @(Get-ServerRequest $server -Route submit).Count -eq 3 }
        Stop-TestPipeline $pipeline | Should -BeLessThan 5
        $pipeline.Output.Count | Should -Be 0
        Assert-Quiet
    }

    It 'stops a wait between two polls' {
        Set-Server $server @{ generationSeconds = 600 }
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
            param($Uri)
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
            New-AimlMusic 'The sea is calm tonight' -Wait -PollIntervalSec 60
        }
        Wait-Until { @(Get-ServerCharge $server).Count -eq 1 }
        Stop-TestPipeline $pipeline | Should -BeLessThan 5
        Assert-Quiet
    }

    It 'stops many polls, all of them' {
        Set-Server $server @{ generationSeconds = 600 }
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
            param($Uri)
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
            1..4 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm tonight $_" } } | New-AimlMusic | Get-AimlMusicStatus -Wait -PollIntervalSec 0.1
        }
        Wait-Until { @(Get-ServerRequest $server -Route poll).Count -gt 12 }
        Stop-TestPipeline $pipeline | Should -BeLessThan 5
        Assert-Quiet
    }

    It 'stops a wait to try again' {
        Add-ServerFault $server @{ route = 'submit'; status = 429; retryAfter = '60'; count = 9 }
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
            param($Uri)
            # The minute of quiet is for all requests to the account: the next test has another one.
            Connect-AimlMusic -ApiKey limited-key -BaseUri $Uri
            New-AimlMusic 'The sea is calm tonight'
        }
        Wait-Until { @(Get-ServerRequest $server -Route submit).Count -eq 1 }
        Stop-TestPipeline $pipeline | Should -BeLessThan 5
        Assert-Quiet
        @(Get-ServerCharge $server).Count | Should -Be 0
    }

    It 'stops a download and leaves nothing of it' {
        Add-ServerFault $server @{ route = 'download'; download = 'slow'; count = 9 }
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri, $folder -Script {
            param($Uri, $Folder)
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
            New-AimlMusic -Model elevenlabs/eleven_music -Prompt rain -DurationSec 10 -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path $Folder -FileName rain
        }
        Wait-Until { Get-ChildItem -LiteralPath $folder -Filter *.partial } -TimeoutSec 60
        (Get-ChildItem -LiteralPath $folder -Force).Name | Should -BeLike 'rain.*.partial'
        Stop-TestPipeline $pipeline | Should -BeLessThan 5
        @(Get-ChildItem -LiteralPath $folder -Force).Count | Should -Be 0
        # Nothing holds the folder any more.
        Remove-Item -LiteralPath $folder
        Assert-Quiet
    }

    It 'leaves what was saved before it' {
        Add-ServerFault $server @{ route = 'download'; download = 'slow'; skip = 1; count = 9 }
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri, $folder -Script {
            param($Uri, $Folder)
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
            $one, $two = 1..2 | ForEach-Object { New-AimlMusic -Model elevenlabs/eleven_music -Prompt rain -DurationSec 10 -Title "Rain $_" -Wait -PollIntervalSec 0.1 }
            $one | Save-AimlMusic -Path $Folder
            $two | Save-AimlMusic -Path $Folder
        }
        Wait-Until { $pipeline.Output.Count -eq 1 -and @(Get-ChildItem -LiteralPath $folder -Filter *.partial).Count -eq 1 } -TimeoutSec 60
        Stop-TestPipeline $pipeline | Should -BeLessThan 5
        @(Get-ChildItem -LiteralPath $folder -Force).Name | Should -BeLike 'Rain 1.*'
        (Get-FileHash -LiteralPath $pipeline.Output[0].FullName).Hash | Should -Be $pipeline.Output[0].Sha256
    }

    It 'shows in one line how many songs continue after <Wait>, and how to save them' -Skip:$IsWindows -ForEach @(
        @{ Songs = 1; Wait = 'New-AimlMusic -Wait'; Line = "WARNING: The command ended early: 1 song was paid for and is not saved. 'Resume-AimlMusic | Save-AimlMusic' saves it; nothing is paid for again." }
        @{ Songs = 3; Wait = 'New-AimlMusic -Wait'; Line = "WARNING: The command ended early: 3 songs were paid for and are not saved. 'Resume-AimlMusic | Save-AimlMusic' saves them; nothing is paid for again." }
        @{ Songs = 1; Wait = 'New-AimlMusic | Get-AimlMusicStatus -Wait'; Line = "WARNING: 1 song continues at the service, which cannot cancel it. 'Resume-AimlMusic | Save-AimlMusic' saves it." }
        @{ Songs = 3; Wait = 'New-AimlMusic | Save-AimlMusic -Wait'; Line = "WARNING: 3 songs continue at the service, which cannot cancel them. 'Resume-AimlMusic | Save-AimlMusic' saves them." }
    ) {
        Set-Server $server @{ generationSeconds = 600 }
        $command = "1..$Songs | ForEach-Object { [pscustomobject]@{ Lyrics = `"The sea is calm tonight `$_`" } } | $Wait"
        $start = New-TestStartInfo '-Command', "Import-Module '$env:AIMLMUSIC_TEST_MODULE'; Connect-AimlMusic -ApiKey test-key -BaseUri '$($server.Uri)'; $command"
        $start.WorkingDirectory = $folder
        $start.RedirectStandardInput = $true
        $start.Environment['NO_COLOR'] = '1'
        $process = [System.Diagnostics.Process]::Start($start)
        try {
            # A song that is polled was accepted.
            Wait-Until { @((Get-ServerRequest $server -Route poll).query | Sort-Object -Unique).Count -eq $Songs } -TimeoutSec 60
            & (Get-Command -Name kill -CommandType Application)[0] -INT $process.Id
            $shown = $process.StandardOutput.ReadToEnd()
            Wait-Until { $process.HasExited }
        }
        finally {
            Stop-TestPowerShell $process
        }

        @($shown -split '\r?\n' | Where-Object { $_ -match '^WARNING' }) | Should -BeExactly $Line
    }

    It 'leaves the session fit for the next command' {
        Set-Server $server @{ generationSeconds = 600 }
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
            param($Uri)
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
            New-AimlMusic 'The sea is calm tonight' -Wait -PollIntervalSec 0.1
        }
        Wait-Until { @(Get-ServerRequest $server -Route poll).Count -gt 1 }
        $null = Stop-TestPipeline $pipeline
        $pipeline.Shell.Commands.Clear()
        $null = $pipeline.Shell.AddScript("New-AimlMusic 'The tide is full'")
        @($pipeline.Shell.Invoke()).Count | Should -Be 1
    }
}

Describe 'A command that need not go on' {
    BeforeEach {
        Reset-Server $server
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
        Set-Server $server @{ generationSeconds = 0 }
    }

    It 'stops behind Select-Object -First' {
        $ready = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1
        Set-Server $server @{ generationSeconds = 600 }
        $waiting = 1..3 | ForEach-Object { New-AimlMusic "The sea is calm tonight $_" }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $first = @($waiting; $ready) | Get-AimlMusicStatus -Wait -PollIntervalSec 0.1 | Select-Object -First 1
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
        $first.Id | Should -BeExactly $ready.Id
        Assert-Quiet
    }

    It 'submits nothing more behind Select-Object -First' {
        $song = 1..50 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm tonight $_" } } | New-AimlMusic -ThrottleLimit 1 | Select-Object -First 1
        @($song).Count | Should -Be 1
        @(Get-ServerRequest $server -Route submit).Count | Should -BeLessOrEqual 2
        Assert-Quiet
    }

    It 'stops where a later command of the pipeline fails' {
        { 1..50 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm tonight $_" } } | New-AimlMusic -ThrottleLimit 1 | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
        @(Get-ServerRequest $server -Route submit).Count | Should -BeLessOrEqual 2
        Assert-Quiet
    }

    It 'stops where an earlier command of the pipeline fails' {
        Set-Server $server @{ generationSeconds = 600 }
        { & { [pscustomobject]@{ Lyrics = 'The sea is calm tonight' }; throw 'no more' } | New-AimlMusic -Wait -PollIntervalSec 0.1 } | Should -Throw 'no more'
        Assert-Quiet
    }
}
