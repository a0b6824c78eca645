BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    $script = (Resolve-Path "$PSScriptRoot/../../examples/night-batch.ps1").Path

    function New-SongFolder {
        param([int] $Count)

        $folder = New-TestFolder
        1..$Count | ForEach-Object { Set-Content -LiteralPath "$folder/song $_.txt" -Value '[Verse]', "Morning number $_ upon the hill in $folder" }
        $folder
    }

    # As a scheduler runs it: the environment has what it needs and nothing else.
    function Invoke-Night {
        param([string] $Source, [string] $Target, [string[]] $More = @(), [hashtable] $Environment = @{})

        $start = New-TestStartInfo (@('-NonInteractive', '-File', $script, '-Source', $Source, '-Target', $Target, '-Module', $env:AIMLMUSIC_TEST_MODULE, '-PollIntervalSec', '0.2') + $More)
        $start.Environment.Clear()
        $start.Environment['PATH'] = $env:PATH
        $start.Environment['AIMLMUSIC_HOME'] = $env:AIMLMUSIC_HOME
        $start.Environment['AIML_API_KEY'] = 'test-key'
        $start.Environment['AIML_API_BASE_URL'] = $server.Uri
        foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
        $start.RedirectStandardError = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $null = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject]@{ ExitCode = $process.ExitCode; Log = $errors.Result }
    }
}

AfterAll {
    Stop-TestServer $server
}

Describe 'The night batch' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0.2; balance = 100 }
    }

    It 'saves every song, writes a log and a report, and a second run costs nothing' {
        $source = New-SongFolder 3
        $target = New-TestFolder
        $run = Invoke-Night $source $target
        $run.ExitCode | Should -Be 0 -Because $run.Log
        @(Get-ChildItem $target -Filter *.wav).Count | Should -Be 3
        $report = Import-Csv "$target/night-batch.csv"
        $report.Status | Should -Be Completed, Completed, Completed
        [math]::Round(($report | Measure-Object UsdSpent -Sum).Sum, 6) | Should -Be 0.585
        $report.File | ForEach-Object { $_ | Should -Exist }
        Get-Content "$target/night-batch.log" -Raw | Should -Match '3 of 3 saved, 0 problems'
        Get-Content "$target/night-batch.log" -Raw | Should -Match 'this night: 3 songs for 0\.585 USD; the account: \d+ charged requests of this key for 0\.585 USD, 0 differences'
        Get-Content "$target/night-batch.log" -Raw | Should -Match ('album: ' + [regex]::Escape((Join-Path $target index.html)))
        "$target/index.html" | Should -Exist

        $again = Invoke-Night $source $target
        $again.ExitCode | Should -Be 0
        $again.Log | Should -Match 'this night: 0 songs for 0\.00 USD; the account: 0 charged requests of this key for 0\.00 USD, 0 differences'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 3
        @(Get-ChildItem $target -Filter *.wav).Count | Should -Be 3
    }

    It 'ends with 1 where a song failed, and the next run makes it' {
        $source = New-SongFolder 3
        $target = New-TestFolder
        Add-ServerFault $server @{ route = 'submit'; skip = 1; fail = @{ name = 'Sensitive'; message = 'The lyrics are not allowed.' } }
        $run = Invoke-Night $source $target
        $run.ExitCode | Should -Be 1
        $run.Log | Should -Match 'GenerationFailed: .*The lyrics are not allowed'
        @((Import-Csv "$target/night-batch.csv") | Where-Object Status -EQ Failed).Count | Should -Be 1
        (Invoke-Night $source $target).ExitCode | Should -Be 0
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 4
    }

    It 'keeps to its budget' {
        $run = Invoke-Night (New-SongFolder 3) (New-TestFolder) -More '-MaxSpend', '0.4'
        $run.ExitCode | Should -Be 1
        $run.Log | Should -Match 'SpendLimitReached: .* 1 song was not sent'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 2
    }

    It 'makes a song a row of a CSV file' {
        $csv = Join-Path (New-TestFolder) songs.csv
        1..2 | ForEach-Object { [pscustomobject]@{ Title = "Row $_"; Prompt = "slow folk number $_"; Lyrics = "[Verse] The night is gone, $_ $(New-Guid)" } } | Export-Csv $csv
        $target = New-TestFolder
        (Invoke-Night $csv $target).ExitCode | Should -Be 0
        (Get-ChildItem $target -Filter *.wav).BaseName | Should -Be 'Row 1', 'Row 2'
    }

    It 'gives rows without a style the usual one' {
        $csv = Join-Path (New-TestFolder) songs.csv
        [pscustomobject]@{ Title = 'One'; Prompt = ''; Lyrics = "[Verse] Of one $(New-Guid)" }, [pscustomobject]@{ Title = 'Two'; Prompt = 'slow folk song'; Lyrics = "[Verse] Of two $(New-Guid)" } | Export-Csv $csv
        (Invoke-Night $csv (New-TestFolder)).ExitCode | Should -Be 0
        ((Get-ServerRequest $server -Route submit).body.prompt | Sort-Object) | Should -Be 'slow folk song', 'warm folk, female voice'
    }

    It 'ends with 1 where songs were paid for before the key was refused, and says how they come home' {
        $target = New-TestFolder
        Set-Server $server @{ generationSeconds = 5 }
        Add-ServerFault $server @{ route = 'poll'; count = 0; status = 401 }
        $run = Invoke-Night (New-SongFolder 3) $target
        $run.ExitCode | Should -Be 1 -Because $run.Log
        $run.Log | Should -Match 'Stopped: '
        $run.Log | Should -Match 'Resume-AimlMusic \| Save-AimlMusic'
        "$target/night-batch.csv" | Should -Exist
    }

    It 'ends with 2 where nothing can start: <Name>' -ForEach @(
        @{ Name = 'no key'; Environment = @{ AIML_API_KEY = '' }; Source = 3 }
        @{ Name = 'no songs'; Environment = @{}; Source = 0 }
        @{ Name = 'no ledger'; Environment = @{ AIMLMUSIC_HOME = '/dev/null/no' }; Source = 3 }
        @{ Name = 'no budget'; Environment = @{}; Source = 3; More = '-MaxSpend', '0' }
    ) {
        $folder = if ($Source) { New-SongFolder $Source } else { New-TestFolder }
        $run = Invoke-Night $folder (New-TestFolder) -Environment $Environment -More @($More | Where-Object { $_ })
        $run.ExitCode | Should -Be 2 -Because $run.Log
        $run.Log | Should -Match '(Nothing could start|Stopped): '
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
    }
}
