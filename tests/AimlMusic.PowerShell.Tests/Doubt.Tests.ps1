BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0.2
    $ledger = $env:AIMLMUSIC_HOME
    $env:AIML_API_KEY = 'test-key'
    $env:AIML_API_BASE_URL = $server.Uri

    function New-Place {
        $place = New-TestFolder
        $env:AIMLMUSIC_HOME = Join-Path $place 'home'
        $place
    }
}

AfterAll {
    $env:AIMLMUSIC_HOME = $ledger
    Clear-AimlEnvironment
    Stop-TestServer $server
}

Describe 'Songs in doubt' {
    BeforeEach {
        Reset-Server $server
        $place = New-Place
        Disconnect-AimlMusic
    }

    It 'of a night with faults and two kills are all made, once each' {
        $script = Join-Path $place 'night.ps1'
        Set-Content -LiteralPath $script -Value @'
param([string] $Module, [string] $Target)
$ErrorActionPreference = 'Continue'
Import-Module $Module
1..60 | ForEach-Object { [pscustomobject]@{ Title = "Song $_"; Prompt = "song $_"; Model = 'stable-audio'; DurationSec = 1 } } |
    New-AimlMusic -Once -Wait -TimeoutSec 4 -PollIntervalSec 0.2 -ThrottleLimit 8 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue |
    Save-AimlMusic -Path $Target -WarningAction SilentlyContinue
'@
        $target = Join-Path $place 'album'
        # Ten submits before and ten after they were taken; half of the former have no row in the log.
        $number = 0
        foreach ($fault in @(
                @{ status = 500 }, @{ status = 500; logged = $true }, @{ reset = 'before' }, @{ reset = 'before'; logged = $true }
                @{ status = 500; taken = $true }, @{ status = 500; taken = $true; inferenceId = $false }, @{ reset = 'after' }
            )) {
            1..3 | ForEach-Object {
                $number++
                Add-ServerFault $server (@{ route = 'submit'; skip = ($number * 17) % 55 } + $fault)
            }
        }

        function Start-Night {
            $start = New-TestStartInfo '-NonInteractive', '-File', $script, $env:AIMLMUSIC_TEST_MODULE, $target
            $process = [System.Diagnostics.Process]::Start($start)
            $process.BeginOutputReadLine()
            $process
        }

        foreach ($kill in 1..2) {
            $before = @(Get-ServerRequest $server -Route submit).Count
            $night = Start-Night
            Wait-Until { $night.HasExited -or @(Get-ServerRequest $server -Route submit).Count -ge $before + 12 }
            $night.Kill()
            $night.WaitForExit(30000) | Should -BeTrue
        }

        $night = Start-Night
        $night.WaitForExit(120000) | Should -BeTrue

        # No more faults; then the two lines that README names.
        $null = Invoke-RestMethod -Uri "$($server.Uri)/sandbox/faults" -Method Delete
        $null = Resume-AimlMusic -DoubtTimeoutSec 5 -PollIntervalSec 0.2 -ErrorVariable problems | Save-AimlMusic -Path $target
        $problems | Should -BeNullOrEmpty
        $night = Start-Night
        $night.WaitForExit(120000) | Should -BeTrue

        $charges = @(Get-ServerCharge $server | Where-Object { -not $_.refunded })
        $charges.Count | Should -Be 60 -Because 'each song is paid for once'
        @(Get-ChildItem -LiteralPath $target -Filter *.wav).Count | Should -Be 60
        $entries = @(Get-AimlMusicHistory)
        @($entries | Where-Object State -EQ Saved).Count | Should -Be 60
        @($entries | Where-Object State -In Unknown, Submitting, Accepted, Completed).Count | Should -Be 0
        @($entries | Where-Object State -EQ Saved | ForEach-Object Prompt | Sort-Object -Unique).Count | Should -Be 60
    }

    It 'take no place of -ThrottleLimit: eight of them do not hold up a ninth' {
        Add-ServerFault $server @{ route = 'submit'; reset = 'before'; count = 8 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $seconds = @()
        $null = 1..9 | ForEach-Object { [pscustomobject]@{ Prompt = "song $_"; Model = 'stable-audio'; DurationSec = 1 } } |
            New-AimlMusic -ThrottleLimit 2 -TimeoutSec 8 -WarningAction SilentlyContinue -WarningVariable told -ErrorAction SilentlyContinue -ErrorVariable problems |
            ForEach-Object { $seconds += $watch.Elapsed.TotalSeconds }
        $seconds.Count | Should -Be 1
        $seconds[0] | Should -BeLessThan $watch.Elapsed.TotalSeconds
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 9
        @($problems).Count | Should -Be 8
        @($told -match 'looks for evidence').Count | Should -Be 1 -Because 'once a command is enough'
        @(Get-AimlMusicHistory -State Unknown).Count | Should -Be 8
    }

    It 'are not decided in less than five minutes, but on loopback' {
        Connect-AimlMusic -ApiKey test-key -BaseUri https://service.invalid/
        { Resume-AimlMusic -DoubtTimeoutSec 299 } | Should -Throw -ErrorId 'RequestInvalid,*' -ExpectedMessage '*300*'
    }

    It 'can be named, by id and from the history' {
        Add-ServerFault $server @{ route = 'submit'; reset = 'after'; count = 2 }
        1..2 | ForEach-Object { New-AimlMusic -Prompt "song $_" -Model stable-audio -DurationSec 1 -TimeoutSec 1 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue }
        $doubts = @(Get-AimlMusicHistory -Unsaved)
        $doubts.Count | Should -Be 2
        $song = $doubts[1] | Resume-AimlMusic -PollIntervalSec 0.1
        $song.Prompt | Should -BeExactly 'song 2'
        (Resume-AimlMusic -Id $doubts[0].ClientRequestId -PollIntervalSec 0.1).Prompt | Should -BeExactly 'song 1'
        @() | Resume-AimlMusic | Should -BeNullOrEmpty
    }

    It 'of a process on another machine are looked up like any other' {
        $null = New-AimlMusic -Prompt 'song' -Model stable-audio -DurationSec 1
        # As if a container had sent it and ended: its submit's line alone is there.
        $file = Join-Path $env:AIMLMUSIC_HOME 'ledger.jsonl'
        $lines = @(Get-Content -LiteralPath $file | Where-Object { $_ -notmatch '"event":"accepted"' }) -replace '"writer":"[^|"]*\|', '"writer":"another-host|'
        Set-Content -LiteralPath $file -Value $lines
        (Get-AimlMusicHistory).State | Should -Be Submitting
        $song = Resume-AimlMusic -PollIntervalSec 0.1
        $song.Id | Should -BeExactly (Get-ServerCharge $server).id
    }
}

Describe 'Errors of a batch' {
    BeforeEach {
        Reset-Server $server
        $place = New-Place
    }

    It 'name the song, and say what was charged for it and what -Once does' {
        Set-Content -LiteralPath "$place/a [1].txt" -Value 'The sea is calm tonight'
        Set-Content -LiteralPath "$place/b.txt" -Value 'The tide is full'
        Add-ServerFault $server @{ route = 'submit'; status = 400; count = 2 }
        Get-ChildItem -LiteralPath $place -Filter *.txt | New-AimlMusic -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -BeLike "*a ``[1``].txt'*"
        "$($problems[1])" | Should -BeLike "*b.txt'*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Once.*Nothing was charged for this song'

        Add-ServerFault $server @{ route = 'submit'; status = 400 }
        [pscustomobject]@{ Title = 'Tide'; Lyrics = 'The tide is full' } | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
        "$($problems[0])" | Should -BeLike "Row 1 ('Tide'): *"
    }
}
