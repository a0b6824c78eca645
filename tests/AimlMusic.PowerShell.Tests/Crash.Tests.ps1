BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer -GenerationSeconds 1
    $env:AIML_API_KEY = 'test-key'
    $env:AIML_API_BASE_URL = $server.Uri
    $homeBefore = $env:AIMLMUSIC_HOME

    # What a user's script holds: three short songs, bought once, saved beside it.
    $script = Join-Path $TestDrive 'songs.ps1'
    Set-Content -LiteralPath $script -Value @'
param([string] $Module, [string] $Gate)
Import-Module $Module
New-Item -ItemType File -Path "$Gate.$PID" | Out-Null
while ($Gate -and -not (Test-Path -LiteralPath $Gate)) { Start-Sleep -Milliseconds 5 }
1..3 | ForEach-Object { [pscustomobject]@{ Title = "Song $_"; Prompt = "song $_ of $PSScriptRoot"; Model = 'stable-audio'; DurationSec = 1 } } |
    New-AimlMusic -Once -Wait -PollIntervalSec 0.2 -TimeoutSec 60 | Save-AimlMusic -Path "$PSScriptRoot/"
'@

    # A folder with a ledger and a copy of the script, so that no test sees another's songs.
    function New-Place {
        $place = New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))
        $env:AIMLMUSIC_HOME = Join-Path $place 'home'
        Copy-Item -LiteralPath $script -Destination $place
        $place.FullName
    }

    function Start-Script {
        param([Parameter(Mandatory)] [string] $Place, [switch] $Held)

        $start = New-TestStartInfo '-NonInteractive', '-File', (Join-Path $Place 'songs.ps1'), $env:AIMLMUSIC_TEST_MODULE, (Join-Path $Place 'gate')
        if (-not $Held) { Open-Gate $Place }
        $process = [System.Diagnostics.Process]::Start($start)
        # Nobody reads what it writes; read on its behalf, so that it never waits for a full pipe.
        $process.BeginOutputReadLine()
        $process
    }

    function Open-Gate {
        param([string] $Place)
        Set-Content -LiteralPath (Join-Path $Place 'gate') -Value ''
    }

    # Read by its own means: the ledger is being written to.
    function Test-LedgerEvent {
        param([string] $Name)

        $path = Join-Path $env:AIMLMUSIC_HOME 'ledger.jsonl'
        if (-not (Test-Path -LiteralPath $path)) { return $false }
        $stream = [System.IO.File]::Open($path, 'Open', 'Read', 'ReadWrite, Delete')
        try { [System.IO.StreamReader]::new($stream).ReadToEnd().Contains("""event"":""$Name""") } finally { $stream.Dispose() }
    }

    # What the server was paid for since the last reset.
    function Get-Paid {
        $keys = @(Get-ServerRequest $server -Route submit).clientRequestId
        @((Get-ServerAccount $server).charges | Where-Object { $_.clientRequestId -in $keys -and -not $_.refunded })
    }

    function Get-SongFile {
        param([string] $Place)
        @(Get-ChildItem -LiteralPath $Place -Filter *.wav)
    }

    # The samples alone: tags stand around them.
    function Get-SampleHash {
        param([string] $Path)
        $bytes = [System.IO.File]::ReadAllBytes($Path)
        $at = 12
        while ([System.Text.Encoding]::ASCII.GetString($bytes, $at, 4) -ne 'data') {
            $length = [System.BitConverter]::ToInt32($bytes, $at + 4)
            $at += 8 + $length + $length % 2
        }

        (Get-FileHash -InputStream ([System.IO.MemoryStream]::new($bytes, $at + 8, [System.BitConverter]::ToInt32($bytes, $at + 4)))).Hash
    }

    # Every song that was paid for is on disk, each once, and is sample by sample what the server rendered.
    function Assert-Home {
        param([string] $Place, [int] $AtLeast = 0)

        $paid = Get-Paid
        $files = Get-SongFile $Place
        $paid.Count | Should -BeGreaterOrEqual $AtLeast
        $files.Count | Should -Be $paid.Count -Because 'each song that was paid for is one file'
        $expected = foreach ($charge in $paid) {
            $answer = Invoke-RestMethod -Uri "$($server.Uri)/v2/generate/audio?generation_id=$([uri]::EscapeDataString($charge.id))" -Headers @{ Authorization = 'Bearer test-key' }
            $path = Join-Path $TestDrive 'expected.wav'
            Invoke-WebRequest -Uri $answer.audio_file.url -OutFile $path
            Get-SampleHash $path
        }

        $files | ForEach-Object { Get-SampleHash $_.FullName } | Sort-Object | Should -Be ($expected | Sort-Object)
        @(Get-AimlMusicHistory -State Saved).Count | Should -Be $paid.Count
    }
}

AfterAll {
    $env:AIML_API_KEY = $env:AIML_API_BASE_URL = $null
    $env:AIMLMUSIC_HOME = $homeBefore
    Stop-TestServer $server
}

Describe 'A script that is killed' {
    BeforeEach {
        Reset-Server $server
        $place = New-Place
    }

    It 'at the moment of "<Event>"<When> loses no song and pays for none twice' -ForEach @(
        @{ Event = 'submitting'; When = ''; Fault = $null; AtLeast = 0 }
        @{ Event = 'submitting'; When = ', and after the charge,'; Fault = @{ route = 'submit'; count = 3; delaySeconds = 60 }; AtLeast = 3 }
        @{ Event = 'accepted'; When = ''; Fault = $null; AtLeast = 1 }
        @{ Event = 'completed'; When = ''; Fault = @{ route = 'download'; count = 3; download = 'slow'; delaySeconds = 60 }; AtLeast = 3 }
    ) {
        if ($Fault) { Add-ServerFault $server $Fault }
        $process = Start-Script $place
        Wait-Until { Test-LedgerEvent $Event }
        Wait-Until { (Get-Paid).Count -ge $AtLeast } -What "$AtLeast songs are paid for"
        # The script named a file after its own process.
        "$place/gate.$($process.Id)" | Should -Exist -Because 'it is PowerShell that is killed, not what started it'
        Stop-TestPowerShell $process
        Invoke-RestMethod -Uri "$($server.Uri)/sandbox/faults" -Method Delete | Out-Null

        Resume-AimlMusic -PollIntervalSec 0.2 -TimeoutSec 5 -ErrorAction SilentlyContinue | Save-AimlMusic -Path "$place/"
        Assert-Home $place -AtLeast $AtLeast
        @(Get-ServerRequest $server -Route submit).Count | Should -BeLessOrEqual 3 -Because 'taking up buys nothing'
    }

    It 'in the middle of a download leaves no half file under a final name' {
        Add-ServerFault $server @{ route = 'download'; count = 3; download = 'slow'; delaySeconds = 0.5 }
        $process = Start-Script $place
        Wait-Until { Get-ChildItem -LiteralPath $place -Filter *.partial | Where-Object Length -GT 0 } -What 'a part of a song is on disk'
        # The script named a file after its own process.
        "$place/gate.$($process.Id)" | Should -Exist -Because 'it is PowerShell that is killed, not what started it'
        Stop-TestPowerShell $process
        Invoke-RestMethod -Uri "$($server.Uri)/sandbox/faults" -Method Delete | Out-Null
        foreach ($file in Get-SongFile $place) {
            [System.BitConverter]::ToUInt32([System.IO.File]::ReadAllBytes($file), 4) | Should -Be ($file.Length - 8)
        }

        Resume-AimlMusic -PollIntervalSec 0.2 | Save-AimlMusic -Path "$place/"
        Assert-Home $place -AtLeast 1
    }
}

Describe 'A folder of lyrics' {
    BeforeEach {
        Reset-Server $server
        $place = New-Place
        1..3 | ForEach-Object { Set-Content -LiteralPath (Join-Path $place "lyrics-$_.txt") -Value '[Verse]', "The tide is full, verse $_" }
        $line = 'Get-ChildItem *.txt | New-AimlMusic -Wait -PollIntervalSec 0.2 | Save-AimlMusic'

        $kill = (Get-Command -Name kill -CommandType Application -ErrorAction Ignore)?[0]

        function Resume-Here {
            Push-Location -LiteralPath $place
            try { Resume-AimlMusic -PollIntervalSec 0.2 -TimeoutSec 20 -ErrorAction SilentlyContinue | Save-AimlMusic } finally { Pop-Location }
        }
    }

    It 'whose songs were stopped with Ctrl+C in a session is made good by one line' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$env:AIMLMUSIC_TEST_MODULE'; Set-Location -LiteralPath '$place'; $line")
            $running = $shell.BeginInvoke()
            Wait-Until { Test-LedgerEvent 'accepted' }
            $shell.Stop()
            Wait-Until { $running.IsCompleted }
        }
        finally {
            $shell.Dispose()
        }

        Resume-Here
        Assert-Home $place -AtLeast 1
        Get-ChildItem -LiteralPath $place -Filter *.partial | Should -BeNullOrEmpty -Because 'a stopped command tidies up'
    }

    It 'whose songs were cut off by <Name> <When> is made good by one line' -Skip:$IsWindows -ForEach @(
        foreach ($signal in @{ Name = 'Ctrl+C'; Signal = 'INT' }, @{ Name = 'a closed terminal'; Signal = 'HUP' }, @{ Name = 'kill -9'; Signal = 'KILL' }) {
            $signal + @{ When = 'before an answer came'; Event = 'submitting'; Fault = @{ route = 'submit'; count = 3; delaySeconds = 60 } }
            $signal + @{ When = 'while it waited'; Event = 'accepted'; Fault = $null }
            $signal + @{ When = 'in a download'; Event = 'completed'; Fault = @{ route = 'download'; count = 3; download = 'slow'; delaySeconds = 60 } }
        }
    ) {
        if ($Fault) { Add-ServerFault $server $Fault }
        $start = New-TestStartInfo '-Command', "Set-Content '$place/pid' `$PID; Import-Module '$env:AIMLMUSIC_TEST_MODULE'; $line"
        $start.WorkingDirectory = $place
        $start.RedirectStandardInput = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $process.BeginOutputReadLine()
        try {
            Wait-Until { Test-LedgerEvent $Event }
            Wait-Until { (Get-Paid).Count -ge 1 } -What 'a song is paid for'
            Get-Content -LiteralPath "$place/pid" | Should -Be $process.Id -Because 'it is PowerShell that is killed, not what started it'
            & $kill "-$Signal" $process.Id
            Wait-Until { $process.HasExited } -What 'the process ends'
        }
        finally {
            Stop-TestPowerShell $process
        }

        Invoke-RestMethod -Uri "$($server.Uri)/sandbox/faults" -Method Delete | Out-Null

        $submits = @(Get-ServerRequest $server -Route submit).Count
        Resume-Here
        Assert-Home $place -AtLeast 1
        @(Get-ServerRequest $server -Route submit).Count | Should -Be $submits -Because 'taking up buys nothing'
    }
}

Describe '-Once' {
    It 'buys each song once, though two scripts ask at the same moment, and nothing when one asks again' {
        Reset-Server $server
        $place = New-Place
        $scripts = 1..2 | ForEach-Object { Start-Script $place -Held }
        Wait-Until { @(Get-ChildItem -LiteralPath $place -Filter 'gate.*').Count -eq 2 } -What 'both scripts are ready'
        Open-Gate $place
        $scripts | ForEach-Object { Wait-Until { $_.HasExited } -What 'a script ends' }
        $scripts.ExitCode | Should -Be 0, 0
        Assert-Home $place -AtLeast 3
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 3

        $again = Start-Script $place
        Wait-Until { $again.HasExited } -What 'the third script ends'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 3
        Assert-Home $place -AtLeast 3
    }
}

Describe 'A client request id' {
    It 'is sent once: a submit that was not taken goes out again under another, and the history tells which was taken' {
        Reset-Server $server
        $null = New-Place
        Add-ServerFault $server @{ route = 'submit'; status = 429; retryAfter = '0'; logged = $true }
        Add-ServerFault $server @{ route = 'submit'; status = 503; logged = $true }
        $song = New-AimlMusic -Prompt 'a calm sea' -Model stable-audio -DurationSec 1 -TimeoutSec 10 -WarningAction SilentlyContinue
        $sent = @(Get-ServerRequest $server -Route submit).clientRequestId
        $sent.Count | Should -Be 3
        $sent | Select-Object -Unique | Should -HaveCount 3
        $song.ClientRequestId | Should -BeExactly $sent[-1]
        @(Get-AimlMusicHistory).ClientRequestId | Should -Be $sent
        @(Get-AimlMusicHistory).State | Should -Be NotTaken, NotTaken, Accepted
        @(Get-AimlMusicHistory -Unsaved).Id | Should -Be $song.Id
    }
}

Describe 'A ledger that cannot be written' {
    It 'is an error before money is spent, and names AIMLMUSIC_HOME (<Name>)' -ForEach @(
        @{ Name = 'a file in its place'; Below = '' }
        @{ Name = 'a file in place of its parent'; Below = 'below' }
    ) {
        Reset-Server $server
        $place = New-Place
        $file = Join-Path $place 'file'
        Set-Content -LiteralPath $file -Value ''
        $env:AIMLMUSIC_HOME = if ($Below) { Join-Path $file $Below } else { $file }
        { New-AimlMusic -Prompt 'a calm sea' -Model stable-audio -DurationSec 1 } | Should -Throw -ErrorId 'LedgerUnavailable*' -ExpectedMessage '*AIMLMUSIC_HOME*'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
    }
}
