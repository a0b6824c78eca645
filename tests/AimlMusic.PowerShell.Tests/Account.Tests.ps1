# What the key has spent, and the ledger against the account, whose own books are the server's.
BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    # A song of stable-audio costs 0.10; a second of audio is quickly synthesized.
    $PSDefaultParameterValues = @{ 'New-AimlMusic:Model' = 'stable-audio'; 'New-AimlMusic:DurationSec' = 1; 'New-AimlMusic:PollIntervalSec' = 0.1 }
    $homeBefore = $env:AIMLMUSIC_HOME

    function New-Song {
        param([int] $Count = 1)

        @(1..$Count | ForEach-Object { [pscustomobject]@{ Prompt = "rain $_ $(New-Guid)"; Title = "Verse $_" } } | New-AimlMusic -Wait)
    }

    # A song of the same account that this machine's ledger does not know.
    function New-StrangeSong {
        param([string] $Key = 'test-key')

        $here = $env:AIMLMUSIC_HOME
        $env:AIMLMUSIC_HOME = New-TestFolder
        try { New-AimlMusic -Prompt "rain $(New-Guid)" -Wait -Connection (New-Connection $Key) } finally { $env:AIMLMUSIC_HOME = $here }
    }

    function New-Connection {
        param([string] $Key)

        $connection = Connect-AimlMusic -ApiKey $Key -BaseUri $server.Uri -PassThru
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -MaximumRetryCount 8
        $connection
    }

    function Add-Movement {
        param([hashtable] $Movement)

        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/transactions" -Method Post -ContentType application/json -Body ($Movement | ConvertTo-Json)
    }

    function Get-Text {
        param($Objects)

        ($Objects | Out-String -Width 80) -replace '\e\[[0-9;]*m'
    }
}

AfterAll {
    $env:AIMLMUSIC_HOME = $homeBefore
    Disconnect-AimlMusic
}

Describe 'The account' {
    BeforeEach {
        # An account and a ledger of its own for each test.
        $server = Start-TestServer
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -MaximumRetryCount 8
        $env:AIMLMUSIC_HOME = New-TestFolder
    }

    AfterEach {
        Stop-TestServer $server
    }

    Context 'Get-AimlMusicUsage' {
        It 'adds up by day, by model, by both and in all, as the server does, while answers fail' {
            $null = New-Song 3
            $null = New-AimlMusic -Model google/lyria2 -DurationSec $null -Prompt "rain $(New-Guid)" -Wait
            Add-ServerFault $server @{ route = 'submit'; fail = @{ name = 'Bad'; message = 'Not made.' } }
            $null = New-AimlMusic -Prompt "rain $(New-Guid)" -Wait -ErrorAction SilentlyContinue
            @{ status = 500 }, @{ status = 429; retryAfter = '0' }, @{ body = 'truncated' }, @{ reset = 'after' }, @{ text = '{"groups":[],"requests":4}' } | ForEach-Object { Add-ServerFault $server ($_ + @{ route = 'usage' }) }
            $paid = [decimal] (@((Get-ServerAccount $server).charges | Where-Object -Not refunded) | Measure-Object usd -Sum).Sum
            $day = Get-AimlMusicUsage
            $day.UsdSpent | Should -BeExactly $paid
            $day.UsdSpent | Should -BeOfType decimal
            $day.UsdSpent | Should -Be 0.36
            $day.CreditsUsed | Should -Be 720000
            $day.Requests, $day.ChargedRequests | Should -Be 5, 4
            $day.Day | Should -Be ([datetime]::UtcNow.Date)
            $day.Day.Kind | Should -Be Utc
            $day.Model | Should -BeNullOrEmpty
            $day.IsSandbox | Should -BeTrue
            $models = Get-AimlMusicUsage 12h -GroupBy Model
            $models.Model | Should -Be 'stable-audio', 'google/lyria2'
            $models.UsdSpent | Should -Be 0.3, 0.06
            (Get-AimlMusicUsage 2w -GroupBy Day, Model).Model | Should -Be 'stable-audio', 'google/lyria2'
            (Get-AimlMusicUsage -Period 300d -GroupBy None).UsdSpent | Should -Be 0.36
            (Get-AimlMusicUsage -Since (Get-Date).AddDays(-1) -GroupBy None).UsdSpent | Should -Be 0.36
            (Get-AimlMusicUsage -Since (Get-Date).AddDays(-2) -Until (Get-Date).AddDays(-1) -GroupBy None).UsdSpent | Should -Be 0
        }

        It 'gives nothing for an account without requests, and zero in all' {
            Get-AimlMusicUsage -GroupBy Day, Model | Should -BeNullOrEmpty
            (Get-AimlMusicUsage -GroupBy None).UsdSpent | Should -BeExactly ([decimal]0)
        }

        It 'refuses <Name> before anything is sent' -ForEach @(
            @{ Name = 'a word'; Given = @{ Period = 'month' } }
            @{ Name = 'no unit'; Given = @{ Period = '30' } }
            @{ Name = 'nothing'; Given = @{ Period = '0d' } }
            @{ Name = 'more than ten years'; Given = @{ Period = '4000d' } }
            @{ Name = 'an end before the start'; Given = @{ Since = '2026-02-01'; Until = '2026-01-01' } }
        ) {
            { Get-AimlMusicUsage @Given } | Should -Throw -ErrorId 'RequestInvalid,*'
            { Compare-AimlMusicLedger @Given } | Should -Throw -ErrorId 'RequestInvalid,*'
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'fits into 80 columns' {
            $null = New-Song
            $text = Get-Text (Get-AimlMusicUsage -GroupBy Day, Model)
            $text -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
            $text | Should -Match '\d{4}-\d\d-\d\d stable-audio +0\.10 +200000 +1 +1'
        }
    }

    Context 'Compare-AimlMusicLedger' {
        It 'has nothing to say where both agree' {
            $songs = New-Song 2
            Compare-AimlMusicLedger | Should -BeNullOrEmpty
            $equal = Compare-AimlMusicLedger -IncludeEqual
            $equal.Difference | Should -Be Equal, Equal
            $equal.Id | Sort-Object | Should -Be ($songs.Id | Sort-Object)
            $day = Compare-AimlMusicLedger -ByDay
            $day.Charges, $day.LedgerSongs, $day.UsdCharged, $day.UsdInLedger, $day.UsdDifference | Should -Be 2, 2, 0.2, 0.2, 0
        }

        It 'finds songs from elsewhere, which can be saved from here and are known from then on' {
            $null = New-Song
            $strangers = @((New-StrangeSong), (New-StrangeSong another-key))
            'logs', 'transactions' | ForEach-Object { Add-ServerFault $server @{ route = $_; status = 502; body = 'html' }; Add-ServerFault $server @{ route = $_; body = 'truncated' } }
            $found = Compare-AimlMusicLedger
            $found.Difference | Should -Be NotInLedger, NotInLedger
            $found.Id | Sort-Object | Should -Be ($strangers.Id | Sort-Object)
            $found.IsOfThisKey | Sort-Object | Should -Be $false, $true
            $found.IsSandbox | Should -Be $true, $true
            (Compare-AimlMusicLedger -ByDay).UsdNotInLedger | Should -BeExactly ([decimal]0.2)
            $files = $found | Save-AimlMusic -Path (New-TestFolder)
            $files.GenerationId | Sort-Object | Should -Be ($strangers.Id | Sort-Object)
            Compare-AimlMusicLedger | Should -BeNullOrEmpty
        }

        It 'tells of a song in doubt that was charged, and Resume-AimlMusic saves it' {
            Add-ServerFault $server @{ route = 'submit'; reset = 'after' }
            Add-ServerFault $server @{ route = 'logs'; count = 0; status = 403 }
            $null = New-AimlMusic -Prompt "rain $(New-Guid)" -ErrorAction SilentlyContinue -TimeoutSec 1
            Reset-Server $server
            $found = Compare-AimlMusicLedger
            $found.Difference | Should -Be InDoubt
            $found.Status | Should -Be Unknown
            $found.Id | Should -Be (Get-ServerAccount $server).charges[0].id
            @(Resume-AimlMusic -Id $found.ClientRequestId | Save-AimlMusic -Path (New-TestFolder)).Count | Should -Be 1
            Compare-AimlMusicLedger | Should -BeNullOrEmpty
        }

        It 'holds other money apart: other products, refunds and payments' {
            $song = New-Song
            Add-Movement @{ direction = 'CHARGE'; type = 'MODEL_USAGE'; usd = 2.5; model = 'openai/gpt-5'; referenceId = 'chat-1' }
            Add-Movement @{ direction = 'TOPUP'; type = 'REFUND'; usd = 0.1; referenceId = $song.Id }
            Add-Movement @{ direction = 'TOPUP'; type = 'PAYMENT'; usd = 20 }
            Add-Movement @{ direction = 'CHARGE'; type = 'MODEL_USAGE'; usd = 0.3; model = $null; referenceId = $null }
            $found = @(Compare-AimlMusicLedger | Sort-Object { [string] $_.Difference })
            $found.Difference | Should -Be NotInLedger, OtherAmount
            $found[0].Id | Should -BeNullOrEmpty
            $found[1].UsdCharged, $found[1].UsdRefunded, $found[1].UsdInLedger | Should -Be 0.1, 0.1, 0.1
            $found[1].Reason | Should -BeExactly 'The ledger has 0.10 USD, and the account was charged 0.10 USD and got 0.10 USD back.'
            $day = Compare-AimlMusicLedger -ByDay
            $day.UsdCharged, $day.UsdRefunded, $day.UsdInLedger, $day.UsdNotInLedger, $day.UsdOther, $day.UsdDifference | Should -Be 0.4, 0.1, 0.1, 0.3, 2.5, 0.2
        }

        It 'gives nothing for an empty account' {
            Compare-AimlMusicLedger -IncludeEqual | Should -BeNullOrEmpty
            Compare-AimlMusicLedger -ByDay | Should -BeNullOrEmpty
        }

        It 'reads only' {
            $null = New-Song
            $null = New-StrangeSong
            Reset-Server $server
            $ledger = Get-Content -LiteralPath $env:AIMLMUSIC_HOME/ledger.jsonl -Raw
            $null = Compare-AimlMusicLedger
            Get-Content -LiteralPath $env:AIMLMUSIC_HOME/ledger.jsonl -Raw | Should -BeExactly $ledger
            (Get-ServerRequest $server).method | Sort-Object -Unique | Should -Be GET
        }

        It 'fits into 80 columns' {
            $null = New-Song
            $null = New-StrangeSong
            foreach ($text in (Get-Text (Compare-AimlMusicLedger -IncludeEqual)), (Get-Text (Compare-AimlMusicLedger -ByDay))) {
                $text -split '\r?\n' | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
            }

            Get-Text (Compare-AimlMusicLedger) | Should -Match 'NotInLedger +\d{4}-\d\d-\d\d \d\d:\d\d +0\.10'
        }
    }

    It 'says what to do where <Command> may not read the account: <Status>' -ForEach @(
        @{ Command = 'Get-AimlMusicUsage'; Route = 'usage'; Status = 403; Id = 'Forbidden'; Advice = 'scopes' }
        @{ Command = 'Get-AimlMusicUsage'; Route = 'usage'; Status = 404; Id = 'NotFound'; Advice = 'Connect-AimlMusic -BaseUri' }
        @{ Command = 'Compare-AimlMusicLedger'; Route = 'transactions'; Status = 403; Id = 'Forbidden'; Advice = 'ordinary key' }
        @{ Command = 'Compare-AimlMusicLedger'; Route = 'logs'; Status = 404; Id = 'NotFound'; Advice = 'aimlapi.com/app/billing' }
    ) {
        Add-ServerFault $server @{ route = $Route; status = $Status; count = 0 }
        $output = & $Command -ErrorAction SilentlyContinue -ErrorVariable problems
        $output | Should -BeNullOrEmpty
        @($problems).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Match $Advice
        @(Get-ServerRequest $server -Route $Route).Count | Should -Be 1
    }
}
