BeforeDiscovery {
    # A small disk takes a machine that lets its tests mount one.
    $probe = Join-Path ([System.IO.Path]::GetTempPath()) "aimlmusic-$([guid]::NewGuid())"
    $canMount = $false
    if ($IsLinux -and (Get-Command mount, umount -ErrorAction Ignore).Count -eq 2) {
        $null = New-Item -ItemType Directory -Path $probe
        mount -t tmpfs -o size=2m tmpfs $probe 2>$null
        $canMount = $LASTEXITCODE -eq 0
        if ($canMount) { umount $probe }
        Remove-Item -LiteralPath $probe
    }
}

Describe 'A disk of 2 MiB' -Skip:(-not $canMount) {
    BeforeAll {
        Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
        Import-Module "$PSScriptRoot/TestServer.psm1" -Force
        Clear-AimlEnvironment
        $server = Start-TestServer -GenerationSeconds 0
        Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
        $PSDefaultParameterValues = @{ 'New-AimlMusic:Model' = 'stable-audio'; 'New-AimlMusic:Prompt' = 'rain'; '*-AimlMusic*:PollIntervalSec' = 0.1 }
    }

    AfterAll {
        Disconnect-AimlMusic
        Stop-TestServer $server
    }

    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0 }
        $disk = New-TestFolder
        mount -t tmpfs -o size=2m tmpfs $disk
    }

    AfterEach { umount $disk }

    It 'has no room for a song, which is told before a byte of it comes' {
        New-AimlMusic -DurationSec 20 -Wait | Save-AimlMusic -Path "$disk/" -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        @($problems).Count | Should -Be 1
        "$($problems[0])" | Should -Match 'not enough disk space: 3\.5 MB are needed, but only 2\.1 MB are free'
        Get-ChildItem -LiteralPath $disk -Force | Should -BeNullOrEmpty
    }

    It 'that fills while songs come leaves whole ones under their names, and no other' {
        Add-ServerFault $server @{ route = 'download'; download = 'slow'; delaySeconds = 0.05; count = 3 }
        $songs = 1..3 | ForEach-Object { New-AimlMusic -DurationSec 7 -Title "Rain $_" -Wait }
        $files = $songs | Save-AimlMusic -Path "$disk/" -NoSidecar -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        @($files).Count + @($problems).Count | Should -Be 3
        @($problems).Count | Should -BeGreaterThan 0
        $problems.FullyQualifiedErrorId | Should -BeLike 'DownloadFailed,*'
        @(Get-ChildItem -LiteralPath $disk -Filter *.wav).Count | Should -Be @($files).Count
        foreach ($file in $files) {
            (Get-FileHash -LiteralPath $file.FullName).Hash | Should -Be $file.Sha256
        }
    }

    It 'that may not be written is told before a song is paid for: <How>' -ForEach @(
        @{ How = 'read-only'; Spoil = { mount -o remount,ro $disk } }
        @{ How = 'full'; Spoil = { [System.IO.File]::WriteAllBytes("$disk/full", [byte[]]::new(2mb)) } }
    ) {
        & $Spoil
        foreach ($path in "$disk/", "$disk/new/deeper", "$disk/one.wav") {
            { New-AimlMusic -DurationSec 1 -Wait | Save-AimlMusic -Path $path } | Should -Throw -ErrorId 'DownloadFailed,*'
        }

        $error[0].Exception.Message | Should -Match ([regex]::Escape($disk))
        $error[0].ErrorDetails.RecommendedAction | Should -Match '-Path'
        Get-ServerRequest $server | Should -BeNullOrEmpty
    }
}
