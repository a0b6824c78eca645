BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    $PSDefaultParameterValues = @{ '*-AimlMusic*:PollIntervalSec' = 0.1 }
    $folder = New-TestFolder
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'A saved song' {
    BeforeEach { Reset-Server $server }

    It 'has a file beside it from which its request can be made again, whole' -ForEach @(
        @{ With = @{ Lyrics = "[Verse]", 'The sea is "calm" tonight', '', 'Über die Brücke 🌊'; Prompt = 'slow piano by night'; Title = 'Dover [1]'; Format = 'Wav'; SampleRate = 16000; Bitrate = 32000 } }
        @{ With = @{ Prompt = 'slow piano by night'; Instrumental = $true; Title = 'Without words' } }
        @{ With = @{ Model = 'stable-audio'; Prompt = 'rain'; DurationSec = 1; StartSec = 1; Steps = 7; Title = 'Rain'; AdditionalParameter = @{ cfg = @{ scale = 1.5; list = 1, 'two' } }; SkipValidation = $true } }
        @{ With = @{ Model = 'google/lyria2'; Prompt = 'rain'; Seed = 7; NegativePrompt = 'drums'; Title = 'Seed' } }
    ) {
        # The sandbox takes no field that it does not know.
        if ($With.AdditionalParameter) { $With.Remove('AdditionalParameter') }
        $file = New-AimlMusic @With -Wait | Save-AimlMusic -Path "$folder/"
        Test-Path -LiteralPath $file.Sidecar | Should -BeTrue
        $sidecar = Get-Content -LiteralPath $file.Sidecar -Raw | ConvertFrom-Json
        $sidecar.GenerationId | Should -BeExactly $file.GenerationId
        $sidecar.Sha256Saved | Should -BeExactly $file.Sha256
        $sidecar.Sha256Served | Should -Not -Be $file.Sha256
        Get-Content -LiteralPath $file.Sidecar -Raw | Should -Not -Match 'test-key|Signature='

        $again = $sidecar | New-AimlMusic
        $bodies = @(Get-ServerRequest $server -Route submit).body | ForEach-Object { $_ | ConvertTo-Json -Depth 9 -Compress }
        $bodies.Count | Should -Be 2
        $bodies[1] | Should -BeExactly $bodies[0]
        $again.Title | Should -BeExactly $With.Title
    }

    It 'is asked for again by nobody with -WhatIf' {
        $file = New-AimlMusic -Lyrics 'The sea is calm' -Wait | Save-AimlMusic -Path "$folder/"
        Get-Content -LiteralPath $file.Sidecar | ConvertFrom-Json | New-AimlMusic -WhatIf
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
    }

    It 'is as it was served, and alone, where that is asked for' {
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Title Alone -Wait
        $file = $song | Save-AimlMusic -Path "$folder/alone/" -NoTag -NoSidecar
        @(Get-ChildItem -LiteralPath "$folder/alone").Count | Should -Be 1
        Invoke-WebRequest -Uri $song.AudioUrl -OutFile (Join-Path $folder 'served')
        $file.Sha256 | Should -Be (Get-FileHash -LiteralPath (Join-Path $folder 'served')).Hash
        $file.Sidecar | Should -BeNullOrEmpty
    }

    It 'tells how it sounds, on the object and in the view' {
        $file = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Title Sound -Wait | Save-AimlMusic -Path "$folder/"
        $file.Duration | Should -Be ([timespan]::FromSeconds(1))
        $file.SampleRate, $file.Channels, $file.BitRate | Should -Be 44100, 2, 1411200
        $file | Out-String | Should -Match 'Sound\.wav\s+\S+\s+0:01\s+\S+ kB'
        $file | Should -BeOfType System.IO.FileInfo
    }
}

Describe 'A row of a table' {
    BeforeEach { Reset-Server $server }

    It 'says <Name> as a cell has it: <Cell>' -ForEach @(
        @{ Name = 'Instrumental'; Cell = 'TRUE'; Field = 'is_instrumental'; Sent = $true }
        @{ Name = 'Instrumental'; Cell = 'false'; Field = 'is_instrumental'; Sent = $null }
        @{ Name = 'AutoLyrics'; Cell = '1'; Field = 'lyrics_optimizer'; Sent = $true }
        @{ Name = 'Instrumental'; Cell = ''; Field = 'is_instrumental'; Sent = $null }
    ) {
        $null = [pscustomobject]@{ Prompt = 'slow piano by night'; Lyrics = if ($Sent) { '' } else { 'The sea is calm' }; $Name = $Cell; Format = ''; SampleRate = '' } | New-AimlMusic
        (Get-ServerRequest $server -Route submit).body.$Field | Should -Be $Sent
    }

    It 'is an error where <Name> is <Cell>, and nothing is sent' -ForEach @(
        @{ Name = 'Instrumental'; Cell = 'perhaps' }
        @{ Name = 'Format'; Cell = 'vinyl' }
        @{ Name = 'SampleRate'; Cell = '44.1k' }
        @{ Name = 'AdditionalParameter'; Cell = 'x=1' }
    ) {
        [pscustomobject]@{ Lyrics = 'The sea is calm'; $Name = $Cell } | New-AimlMusic -ErrorVariable problems -ErrorAction SilentlyContinue
        @($problems).Count | Should -BeGreaterThan 0
        "$($problems[0])" | Should -Match ([regex]::Escape($Cell) + '|hashtable')
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
    }
}
