BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    # A song of stable-audio costs 0.10; a second of audio is quickly synthesized.
    $PSDefaultParameterValues = @{ 'New-AimlMusic:Model' = 'stable-audio'; 'New-AimlMusic:DurationSec' = 1; 'New-AimlMusic:PollIntervalSec' = 0.1 }

    function New-Row {
        param([int] $Count, [string] $What = [guid]::NewGuid())

        1..$Count | ForEach-Object { [pscustomobject]@{ Prompt = "rain $_ $What"; Title = "Verse $_" } }
    }

    # What a script prints in a PowerShell of its own, what -WhatIf says included.
    function Invoke-Fresh {
        param([string] $Script)

        @(Invoke-TestPowerShell -Command "Import-Module '$env:AIMLMUSIC_TEST_MODULE'; Connect-AimlMusic -ApiKey k -BaseUri $($server.Uri); $Script")
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Money' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0.2; balance = 100 }
    }

    Context '-MaxSpend' {
        It 'submits what the limit pays for, brings it home, and says at the end how many were not sent' {
            $songs = New-Row 6 | New-AimlMusic -Wait -MaxSpend 0.35 -ThrottleLimit 2 -ErrorAction SilentlyContinue -ErrorVariable problems
            @($songs).Count | Should -Be 3
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 3
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'SpendLimitReached,*'
            $problems[0].CategoryInfo.Category | Should -Be LimitsExceeded
            "$($problems[0])" | Should -Match '\$0\.10 would exceed the limit of \$0\.35: \$0\.30 .* 3 songs were not sent: Row'
            $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Once'
        }

        It 'ends a command with -ErrorAction Stop only when all that was sent is home' {
            $songs = [System.Collections.Generic.List[object]]::new()
            { New-Row 4 | New-AimlMusic -Wait -MaxSpend 0.2 -ErrorAction Stop | ForEach-Object { $songs.Add($_) } } |
                Should -Throw -ErrorId 'SpendLimitReached,*'
            $songs.Status | Should -Be Completed, Completed
        }

        It 'lets a run within it go by without a word' {
            @(New-Row 3 | New-AimlMusic -MaxSpend 0.30 -ErrorAction Stop).Count | Should -Be 3
        }

        It 'counts nothing for what -Once finds' {
            $rows = New-Row 3
            $first = @($rows | New-AimlMusic -Wait -Once -MaxSpend 0.3 -ErrorAction Stop)
            Reset-Server $server
            $again = @($rows | New-AimlMusic -Wait -Once -MaxSpend 0.01 -ErrorAction Stop)
            ($again.Id | Sort-Object) | Should -Be ($first.Id | Sort-Object)
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
        }

        It 'still gives what -Once knows when nothing more is sent' {
            $rows = New-Row 5
            $known = @($rows[3..4] | New-AimlMusic -Wait -Once)
            Reset-Server $server
            $songs = @($rows | New-AimlMusic -Wait -Once -MaxSpend 0.1 -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable problems)
            $songs.Count | Should -Be 3
            $known.Id | ForEach-Object { $_ | Should -BeIn $songs.Id }
            "$($problems[-1])" | Should -Match '2 songs were not sent: Row'
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        }

        It 'sends no song whose price nobody can tell, and says how to find out' {
            $songs = New-Row 2 | New-AimlMusic -Model acme/new-music -DurationSec $null -MaxSpend 5 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable problems
            $songs | Should -BeNullOrEmpty
            @($problems).Count | Should -Be 2
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'SpendLimitReached,*'
            "$($problems[0])" | Should -Match 'price of acme/new-music is not known'
            $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Get-AimlMusicModel -Live'
            $problems[0].TargetObject | Should -Not -BeNullOrEmpty
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
        }

        It 'refuses <_>' -ForEach 0, -1, 1000001 {
            { New-AimlMusic -Prompt rain -MaxSpend $_ } | Should -Throw -ErrorId 'ParameterArgument*,*'
        }
    }

    Context '-WhatIf' {
        It 'tells the price of each song and the sum, and asks nobody' {
            $null = Get-AimlMusicModel -Live
            Reset-Server $server
            $said = Invoke-Fresh '1..3 | % { [pscustomobject]@{ Prompt = "rain $_" } } | New-AimlMusic -Model stable-audio -WhatIf'
            @($said -match 'stable-audio, \$0\.10').Count | Should -Be 3
            @($said -match '3 songs, \$0\.30 in total').Count | Should -Be 1
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'knows with -Once what is there already' {
            $null = New-AimlMusic -Prompt 'rain on a roof' -Once -Wait
            $said = Invoke-Fresh "New-AimlMusic -Prompt 'rain on a roof' -Model stable-audio -DurationSec 1 -Once -WhatIf"
            "$said" | Should -Match 'already in the ledger, \$0\.00'
        }

        It 'says where a price is not known' {
            $said = Invoke-Fresh 'New-AimlMusic -Prompt rain -Model acme/music -WhatIf 3>$null'
            "$said" | Should -Match 'acme/music, price unknown'
            "$said" | Should -Match "1 song, price unknown; 'Get-AimlMusicModel -Live'"
        }
    }

    It 'stops submitting when the account is empty, and says how many were not sent' {
        Set-Server $server @{ balance = 0.25 }
        $songs = New-Row 8 | New-AimlMusic -Wait -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable problems
        @($songs).Count | Should -Be 2
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 3
        $problems.FullyQualifiedErrorId | Should -Be 'InsufficientCredits,AimlMusic.PowerShell.NewAimlMusicCommand', 'InsufficientCredits,AimlMusic.PowerShell.NewAimlMusicCommand'
        "$($problems[-1])" | Should -Match '5 songs were not sent: Row'
    }

    It 'gives what -Once knows when the account is empty' {
        $rows = New-Row 3
        $known = $rows[2] | New-AimlMusic -Wait -Once
        Set-Server $server @{ balance = 0.01 }
        $songs = @($rows | New-AimlMusic -Wait -Once -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable problems)
        $songs.Id | Should -Be $known.Id
        "$($problems[-1])" | Should -Match '1 song was not sent: Row'
    }

    It 'has what each song cost, for Measure-Object and Export-Csv' {
        $songs = New-Row 3 | New-AimlMusic -Wait
        [math]::Round(($songs | Measure-Object UsdSpent -Sum).Sum, 6) | Should -Be 0.3
        ($songs | Group-Object Status).Name | Should -Be Completed
        $csv = Join-Path $TestDrive songs.csv
        $songs | Export-Csv -LiteralPath $csv
        (Import-Csv -LiteralPath $csv).Id | Should -Be $songs.Id
    }
}
