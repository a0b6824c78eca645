BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0
    $ledger = $env:AIMLMUSIC_HOME

    function New-Row {
        param([int] $Count, [string] $About = 'The sea is calm tonight')

        1..$Count | ForEach-Object { [pscustomobject]@{ Title = "Song $_"; Lyrics = "$About, verse $_" } }
    }

    # What the ledger says of the submits that reached the server since the last reset.
    function Get-SentEntry {
        $sent = @(Get-ServerRequest $server -Route submit | ForEach-Object clientRequestId)
        @(Get-AimlMusicHistory | Where-Object ClientRequestId -In $sent)
    }
}

AfterAll {
    $env:AIMLMUSIC_HOME = $ledger
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'A command that an error ends' {
    BeforeEach {
        Reset-Server $server
        $env:AIMLMUSIC_HOME = New-TestFolder
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -MaximumRetryCount 1
    }

    It 'lets songs that are being sent get their answer' {
        Add-ServerFault $server @{ route = 'submit'; status = 400; skip = 3 }
        Add-ServerFault $server @{ route = 'submit'; delaySeconds = 0.5; count = 0 }
        { New-Row 16 | New-AimlMusic -ThrottleLimit 8 -ErrorAction Stop -WarningVariable script:told -WarningAction SilentlyContinue } | Should -Throw
        $charges = @(Get-ServerCharge $server)
        $charges.Count | Should -BeGreaterThan 0
        $entries = @(Get-SentEntry)
        @($entries | Where-Object State -EQ Accepted | ForEach-Object Id | Sort-Object) | Should -Be @($charges.id | Sort-Object)
        @($entries | Where-Object State -In Unknown, Submitting).Count | Should -Be 0
        @($told -match 'paid for and (is|are) not saved').Count | Should -Be 1
        "$told" | Should -Match 'Resume-AimlMusic \| Save-AimlMusic'
    }

    It 'and that another command of the pipeline ends, alike' {
        Add-ServerFault $server @{ route = 'submit'; delaySeconds = 0.3; count = 0; skip = 1 }
        $song = New-Row 12 | New-AimlMusic -ThrottleLimit 6 -WarningAction SilentlyContinue | Select-Object -First 1
        $song.Id | Should -Not -BeNullOrEmpty
        $charges = @(Get-ServerCharge $server)
        @(Get-SentEntry | Where-Object State -EQ Accepted).Count | Should -Be $charges.Count
        @(Get-SentEntry | Where-Object State -In Unknown, Submitting).Count | Should -Be 0
    }

    It 'leaves nothing in doubt where the key is refused' {
        Add-ServerFault $server @{ route = 'submit'; status = 401; count = 0 }
        { New-Row 24 | New-AimlMusic -ThrottleLimit 8 -ErrorAction Stop } | Should -Throw
        @(Get-SentEntry | Where-Object State -NE Failed).Count | Should -Be 0
        @(Get-ServerCharge $server).Count | Should -Be 0
    }

    It 'keeps account and ledger in step, whatever goes wrong (run <_>)' -ForEach @(
        1..$(if ($env:AIMLMUSIC_TEST_ENDING_RUNS) { [int]$env:AIMLMUSIC_TEST_ENDING_RUNS } else { 5 })
    ) {
        $random = [random]::new($_)
        $faults = @(
            @{ status = 400 }
            @{ status = 401 }
            @{ status = 500; taken = $true }
            @{ status = 503; taken = $true; inferenceId = $false }
            @{ status = 502; body = 'html' }
            @{ reset = 'after' }
            @{ reset = 'before' }
            @{ body = 'malformed' }
        )
        foreach ($fault in $faults) {
            Add-ServerFault $server (@{ route = 'submit'; skip = $random.Next(40); count = 1 + $random.Next(2) } + $fault)
        }

        Add-ServerFault $server @{ route = 'submit'; delaySeconds = 0.02; count = 0 }
        try {
            $null = New-Row 40 | New-AimlMusic -ThrottleLimit 32 -TimeoutSec 2 -ErrorAction Stop -WarningAction SilentlyContinue
        }
        catch {
            $_.FullyQualifiedErrorId | Should -Not -BeLike 'UnexpectedError*'
        }

        $charges = @(Get-ServerCharge $server)
        $entries = @(Get-SentEntry)
        @($entries | Where-Object Reason -Match 'ended before the answer').Count | Should -Be 0 -Because 'only Ctrl+C ends what is being sent'
        @($entries | Where-Object State -EQ Submitting).Count | Should -Be 0
        @($charges | Where-Object { $_.clientRequestId -notin @($entries | Where-Object State -In Accepted, Completed, Unknown).ClientRequestId }).Count | Should -Be 0
        @($entries | Where-Object { $_.Id -and $_.Id -notin @($charges.id) }).Count | Should -Be 0

        # Evidence decides the rest.
        $home2 = @(Resume-AimlMusic -DoubtTimeoutSec 0 -TimeoutSec 90 -PollIntervalSec 0.1 -ErrorAction SilentlyContinue -ErrorVariable problems)
        $problems | Should -BeNullOrEmpty
        @($home2.Id | Sort-Object) | Should -Be @($charges.id | Sort-Object)
        @(Get-AimlMusicHistory -State Unknown).Count | Should -Be 0
    }
}
