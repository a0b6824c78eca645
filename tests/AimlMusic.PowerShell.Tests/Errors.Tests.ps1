BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Errors' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0.2; balance = 100 }
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -MaximumRetryCount 0
        Push-Location -LiteralPath (New-TestFolder)
    }

    AfterEach {
        Pop-Location
    }

    Context 'of one song' {
        It 'do not end the batch' {
            $songs = 'The sea is calm tonight', ('x' * 4000), 'The tide is full' | ForEach-Object { [pscustomobject]@{ Lyrics = $_ } } |
                New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            @($songs).Count | Should -Be 2
            @($problems).Count | Should -Be 1
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 2
        }

        It 'show in $? and not beyond' {
            New-AimlMusic -ErrorAction SilentlyContinue
            $? | Should -BeFalse
            $null = New-AimlMusic -Lyrics 'The sea is calm tonight'
            $? | Should -BeTrue
        }

        It 'end the batch with -ErrorAction Stop, and can be caught' {
            $caught = $null
            try {
                '', 'The tide is full' | ForEach-Object { [pscustomobject]@{ Lyrics = $_ } } | New-AimlMusic -ErrorAction Stop
            }
            catch {
                $caught = $_
            }

            $caught.FullyQualifiedErrorId | Should -BeExactly 'RequestInvalid,AimlMusic.PowerShell.NewAimlMusicCommand'
            $caught.Exception | Should -BeOfType AimlMusic.AimlMusicException
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'end it with $ErrorActionPreference too' {
            $ErrorActionPreference = 'Stop'
            { New-AimlMusic } | Should -Throw -ErrorId 'RequestInvalid,*'
        }

        It 'are gathered by -ErrorVariable +' {
            New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable +problems
            @($problems).Count | Should -Be 2
        }

        It 'leave no trace in $Error with -ErrorAction Ignore' {
            $before = $Error.Count
            New-AimlMusic -ErrorAction Ignore
            $Error.Count | Should -Be $before
        }
    }

    Context 'by id' {
        It '<Id>, a <Category>, says what to do' -ForEach @(
            @{ Id = 'InsufficientCredits'; Category = 'PermissionDenied'; Target = 'AimlMusic.MusicRequest'; Advice = 'Top up'
                Do = { Set-Server $server @{ balance = 0 }; New-AimlMusic 'The sea is calm tonight' } }
            @{ Id = 'Forbidden'; Category = 'PermissionDenied'; Target = 'AimlMusic.MusicRequest'; Advice = 'proxy'
                Do = { Add-ServerFault $server @{ route = 'submit'; status = 403 }; New-AimlMusic 'The sea is calm tonight' } }
            @{ Id = 'RequestInvalid'; Category = 'InvalidArgument'; Target = 'AimlMusic.MusicRequest'; Advice = 'Get-Help New-AimlMusic'
                Do = { New-AimlMusic -Prompt rain -Model stable-audio -Steps 0 -SkipValidation } }
            @{ Id = 'FileNotFound'; Category = 'ObjectNotFound'; Target = 'System.String'; Advice = 'Get-ChildItem'
                Do = { New-AimlMusic -LiteralPath nowhere.txt } }
            @{ Id = 'NotFound'; Category = 'ObjectNotFound'; Target = 'AimlMusic.MusicGeneration'; Advice = 'Check the id'
                Do = { Get-AimlMusicStatus -Id no-such-song } }
            @{ Id = 'RateLimited'; Category = 'LimitsExceeded'; Target = 'AimlMusic.MusicRequest'; Advice = '-ThrottleLimit'
                Do = { Add-ServerFault $server @{ route = 'submit'; status = 429; logged = $true }; New-AimlMusic 'The sea is calm tonight' } }
            @{ Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Target = 'AimlMusic.MusicRequest'; Advice = 'Wait a moment'
                Do = { Add-ServerFault $server @{ route = 'submit'; status = 503; logged = $true }; New-AimlMusic 'The sea is calm tonight' } }
            @{ Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Target = 'AimlMusic.MusicGeneration'; Advice = 'Wait a moment'
                Do = { $song = New-AimlMusic 'The sea is calm tonight'; Add-ServerFault $server @{ route = 'poll'; status = 500 }; $song | Get-AimlMusicStatus } }
            @{ Id = 'ConnectionFailed'; Category = 'ConnectionError'; Target = 'AimlMusic.MusicGeneration'; Advice = '-Proxy'
                Do = { $song = New-AimlMusic 'The sea is calm tonight'; Add-ServerFault $server @{ route = 'poll'; reset = 'before' }; $song | Get-AimlMusicStatus } }
            @{ Id = 'SubmitOutcomeUnknown'; Category = 'ConnectionError'; Target = 'AimlMusic.MusicGeneration'; Advice = 'Resume-AimlMusic'
                Do = { Add-ServerFault $server @{ route = 'logs'; status = 500; count = 0 }; Add-ServerFault $server @{ route = 'submit'; status = 504; taken = $true; inferenceId = $false }; New-AimlMusic 'The sea is calm tonight' -TimeoutSec 1 } }
            @{ Id = 'GenerationFailed'; Category = 'InvalidResult'; Target = 'AimlMusic.MusicGeneration'; Advice = 'costs nothing'
                Do = { Add-ServerFault $server @{ route = 'submit'; fail = @{ name = 'Sensitive'; message = 'The lyrics are not allowed.' } }; New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1 } }
            @{ Id = 'WaitTimeout'; Category = 'OperationTimeout'; Target = 'AimlMusic.MusicGeneration'; Advice = "Get-AimlMusicStatus -Id '"
                Do = { Set-Server $server @{ generationSeconds = 60 }; New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -TimeoutSec 1 -PollIntervalSec 0.2 } }
            @{ Id = 'NotCompleted'; Category = 'ResourceUnavailable'; Target = 'AimlMusic.MusicGeneration'; Advice = "Get-AimlMusicStatus -Id '.*' -Wait \| Save-AimlMusic"
                Do = { Set-Server $server @{ generationSeconds = 60 }; New-AimlMusic 'The sea is calm tonight' | Save-AimlMusic } }
            @{ Id = 'AudioExpired'; Category = 'ObjectNotFound'; Target = 'AimlMusic.MusicGeneration'; Advice = "Get-AimlMusicStatus -Id '"
                Do = { $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1; Add-ServerFault $server @{ route = 'download'; status = 403; count = 9 }; $song | Save-AimlMusic } }
            @{ Id = 'AudioCorrupt'; Category = 'InvalidData'; Target = 'AimlMusic.MusicGeneration'; Advice = 'The song is not lost.*Save-AimlMusic'
                Do = { $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1; Add-ServerFault $server @{ route = 'download'; download = 'html' }; $song | Save-AimlMusic } }
            @{ Id = 'DownloadFailed'; Category = 'WriteError'; Target = 'AimlMusic.MusicGeneration'; Advice = 'The song is not lost.*Save-AimlMusic'
                Do = { $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1; Add-ServerFault $server @{ route = 'download'; reset = 'before' }; $song | Save-AimlMusic } }
            @{ Id = 'FileExists'; Category = 'ResourceExists'; Target = 'AimlMusic.MusicGeneration'; Advice = "-Force\. The song is paid for; save it without buying another one: Save-AimlMusic -Id '.+'"
                Do = { $null = New-Item song.mp3; New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path song.mp3 } }
            @{ Id = 'InvalidFileName'; Category = 'InvalidArgument'; Target = 'AimlMusic.MusicGeneration'; Advice = '-FileName'
                Do = { New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1 | Save-AimlMusic -FileName { '../song.mp3' } } }
        ) {
            $problem = @(& $Do 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
            $problem.Count | Should -Be 1
            $problem = $problem[0]
            $problem.FullyQualifiedErrorId | Should -Match "^$Id,AimlMusic\.PowerShell\.\w+Command$"
            $problem.CategoryInfo.Category | Should -Be $Category
            $problem.TargetObject.GetType().FullName | Should -Match "^($Target)$"
            $problem.ErrorDetails.RecommendedAction | Should -Match $Advice
            $problem.Exception | Should -BeOfType AimlMusic.AimlMusicException
            "$problem" | Should -BeExactly $problem.Exception.Message
            "$problem" | Should -Not -Match '[\r\n]'
        }

        It 'InsufficientCredits is the service''s own words too' {
            Set-Server $server @{ balance = 0 }
            New-AimlMusic 'The sea is calm tonight' -ErrorAction SilentlyContinue -ErrorVariable problems
            "$($problems[0])" | Should -Match 'Top up your balance'
            $problems[0].Exception.StatusCode | Should -Be Forbidden
        }
    }
}
