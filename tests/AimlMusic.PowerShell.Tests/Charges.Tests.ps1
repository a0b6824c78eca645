BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'A song is paid for once at most' {
    BeforeEach {
        Reset-Server $server
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -MaximumRetryCount 2
    }

    It 'and is in doubt after <How>' -ForEach @(
        @{ How = 'a connection that broke after the song was taken'; Fault = @{ reset = 'after' }; Charges = 1 }
        @{ How = 'a connection that broke before the song was taken'; Fault = @{ reset = 'before' }; Charges = 0 }
        @{ How = '500, the song taken'; Fault = @{ status = 500; taken = $true; inferenceId = $false }; Charges = 1 }
        @{ How = '500, the song not taken'; Fault = @{ status = 500; inferenceId = $false }; Charges = 0 }
        @{ How = '502 of a proxy, the song taken'; Fault = @{ status = 502; taken = $true; body = 'html' }; Charges = 1 }
        @{ How = '504, the song taken'; Fault = @{ status = 504; taken = $true; inferenceId = $false }; Charges = 1 }
        @{ How = '503 without a word of evidence'; Fault = @{ status = 503; inferenceId = $false }; Charges = 0 }
        @{ How = 'a redirect, the song taken'; Fault = @{ redirect = 'https://elsewhere.invalid/'; redirectStatus = 303; taken = $true; inferenceId = $false }; Charges = 1 }
    ) {
        Add-ServerFault $server (@{ route = 'submit' } + $Fault)
        Add-ServerFault $server @{ route = 'logs'; status = 500; count = 0 }
        New-AimlMusic 'The sea is calm tonight' -TimeoutSec 1 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
        @($problems).Count | Should -Be 1
        $problem = $problems[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'SubmitOutcomeUnknown,*'
        $submits = @(Get-ServerRequest $server -Route submit)
        $submits.Count | Should -Be 1 -Because 'what may have been taken is not sent again'
        "$problem" | Should -Match $submits[0].clientRequestId
        $problem.Exception.ClientRequestId | Should -BeExactly $submits[0].clientRequestId
        $problem.Exception.Spend | Should -Be Possible
        $problem.ErrorDetails.RecommendedAction | Should -Match 'Resume-AimlMusic'
        @(Get-ServerCharge $server).Count | Should -Be $Charges
    }

    It 'and is in doubt after an answer that came too late' {
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -TimeoutSec 1
        Add-ServerFault $server @{ route = 'submit'; delaySeconds = 3 }
        Add-ServerFault $server @{ route = 'logs'; status = 500; count = 0 }
        New-AimlMusic 'The sea is calm tonight' -TimeoutSec 1 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'SubmitOutcomeUnknown,*'
        "$($problems[0])" | Should -Match 'within 1 s'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        @(Get-ServerCharge $server).Count | Should -BeLessOrEqual 1
    }

    It 'and is taken up at once where the answer is <Status> and names the song' -ForEach @(
        @{ Status = 500 }
        @{ Status = 503 }
        @{ Status = 429 }
        @{ Status = 409 }
        @{ Status = 502 }
    ) {
        Add-ServerFault $server @{ route = 'submit'; status = $Status; taken = $true }
        $song = New-AimlMusic 'The sea is calm tonight' -MaxSpend 0.2 -TimeoutSec 20 -ErrorVariable problems -WarningAction SilentlyContinue
        $problems | Should -BeNullOrEmpty
        $charges = @(Get-ServerCharge $server)
        $charges.Count | Should -Be 1
        $song.Id | Should -BeExactly $charges[0].id
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
    }

    It 'and is sent again after <Status>, which took nothing' -ForEach @(
        @{ Status = 429; Fault = @{ status = 429; retryAfter = '1' } }
        @{ Status = 503; Fault = @{ status = 503; retryAfter = '0'; logged = $true } }
        @{ Status = '503 of a proxy'; Fault = @{ status = 503; body = 'html'; logged = $true } }
    ) {
        Add-ServerFault $server (@{ route = 'submit' } + $Fault)
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $song = New-AimlMusic 'The sea is calm tonight' -TimeoutSec 5 -ErrorVariable problems -WarningAction SilentlyContinue
        $problems | Should -BeNullOrEmpty
        $song.Id | Should -Not -BeNullOrEmpty
        if ($Fault.retryAfter -eq '1') {
            $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 0.95
        }

        $submits = @(Get-ServerRequest $server -Route submit)
        $submits.Count | Should -Be 2
        ($submits.clientRequestId | Sort-Object -Unique).Count | Should -Be 2 -Because 'a row of the log must mean one sending'
        @(Get-ServerCharge $server).Count | Should -Be 1
    }

    It 'and is not sent for ever' {
        Add-ServerFault $server @{ route = 'submit'; status = 503; retryAfter = '0'; logged = $true; count = 99 }
        New-AimlMusic 'The sea is calm tonight' -TimeoutSec 30 -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ServiceUnavailable,*'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 3
        @(Get-ServerCharge $server).Count | Should -Be 0
    }

    It 'and does not wait for hours where the service asks for that' {
        Add-ServerFault $server @{ route = 'submit'; status = 429; retryAfter = '86400'; logged = $true; count = 99 }
        New-AimlMusic 'The sea is calm tonight' -TimeoutSec 5 -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RateLimited,*'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
    }

    It 'and is not lost where the answer is <Body>' -ForEach @(
        @{ Body = 'malformed' }
        @{ Body = 'truncated' }
        @{ Body = 'empty' }
        @{ Body = 'html' }
    ) {
        Add-ServerFault $server @{ route = 'submit'; body = $Body }
        $song = New-AimlMusic 'The sea is calm tonight' -ErrorAction SilentlyContinue -ErrorVariable problems
        $charges = @(Get-ServerCharge $server)
        $charges.Count | Should -Be 1
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        if ($song) {
            # Every answer's headers carry the id.
            $song.Id | Should -BeExactly $charges[0].id
        }
        else {
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'SubmitOutcomeUnknown,*'
            "$($problems[0])" | Should -Match $charges[0].clientRequestId
        }
    }

    It 'and a lost answer is found in the log, while the batch goes on' {
        Add-ServerFault $server @{ route = 'submit'; skip = 1; reset = 'after' }
        $songs = 1..4 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm tonight $_" } } |
            New-AimlMusic -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable problems
        @($songs).Count | Should -Be 4
        @($problems).Count | Should -Be 0
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 4
        @(Get-ServerCharge $server).Count | Should -Be 4
    }

    It 'and nothing at all with -WhatIf, which needs no key' {
        Disconnect-AimlMusic
        New-AimlMusic 'The sea is calm tonight' -WhatIf | Should -BeNullOrEmpty
        1..3 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm tonight $_" } } | New-AimlMusic -Wait -WhatIf | Should -BeNullOrEmpty
        @(Get-ServerRequest $server).Count | Should -Be 0
    }

    It 'and nothing where -Confirm is asked and nobody is there to answer' {
        $pipeline = Start-TestPipeline -ArgumentList $server.Uri -Script {
            param($Uri)
            Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
            New-AimlMusic 'The sea is calm tonight' -Confirm
        }
        $null = Wait-TestPipeline $pipeline
        $pipeline.Output.Count | Should -Be 0
        @(Get-ServerRequest $server).Count | Should -Be 0
    }
}
