BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -MaximumRetryCount 1
    # A second of audio is quickly synthesized.
    $PSDefaultParameterValues = @{
        'New-AimlMusic:Model' = 'stable-audio'; 'New-AimlMusic:DurationSec' = 1; 'New-AimlMusic:Prompt' = 'rain'
        '*-AimlMusic*:PollIntervalSec' = 0.1
        'Save-AimlMusic:NoTag' = $true; 'Save-AimlMusic:NoSidecar' = $true
    }

    # One finished song, asked for again under any title: what it costs to make one is spent once.
    $made = New-AimlMusic -Wait
    function Get-Song {
        param([string] $Title)

        [pscustomobject]@{ Id = $made.Id; Title = $Title; Model = $made.Model } | Get-AimlMusicStatus
    }

    # Everything below a folder, partial files and hidden ones included.
    function Get-Everything {
        param([string] $Folder = '.')

        @(Get-ChildItem -LiteralPath $Folder -Recurse -Force -File)
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Save-AimlMusic' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0 }
        $outside = New-TestFolder
        $folder = (New-Item -ItemType Directory -Path (Join-Path $outside 'inside')).FullName
        Push-Location -LiteralPath $folder
    }

    AfterEach {
        Pop-Location
    }

    Context 'gives' {
        It 'a FileInfo with what is known of the song, and the hash is true' {
            $file = Get-Song 'Dover Beach' | Save-AimlMusic
            $file | Should -BeOfType System.IO.FileInfo
            $file.Name | Should -BeExactly 'Dover Beach.wav'
            $file.DirectoryName | Should -BeExactly $folder
            $file.GenerationId | Should -BeExactly $made.Id
            $file.Model | Should -BeExactly 'stable-audio'
            $file.Duration | Should -BeExactly $made.Duration
            $file.Sha256 | Should -Be (Get-FileHash -LiteralPath $file.FullName).Hash
            $file.IsSandbox | Should -BeTrue
            (Get-Everything).Count | Should -Be 1
        }

        It 'something that Get-Item would give' {
            $file = Get-Song 'Dover Beach' | Save-AimlMusic
            $file.PSPath | Should -Be (Get-Item -LiteralPath $file.FullName).PSPath
            ($file | Get-Item).Length | Should -Be $file.Length
        }

        It 'each song of a pipeline, by object and by id' {
            $ids = 1..3 | ForEach-Object { (New-AimlMusic -Title "Song $_" -Wait).Id }
            @($ids | Save-AimlMusic).Count | Should -Be 3
            @(Save-AimlMusic -Id $ids -Path more/).Count | Should -Be 3
            @(Get-ServerRequest $server -Route download).Count | Should -Be 6
        }
    }

    Context 'puts a song' {
        It 'where -Path says: <Path>' -ForEach @(
            @{ Path = '.'; Expected = 'Sea.wav' }
            @{ Path = 'there'; Expected = 'there/Sea.wav' }
            @{ Path = 'new/'; Expected = 'new/Sea.wav' }
            @{ Path = 'new\'; Expected = 'new/Sea.wav' }
            @{ Path = 'a/b/c/'; Expected = 'a/b/c/Sea.wav' }
            @{ Path = 'song.wav'; Expected = 'song.wav' }
            @{ Path = 'new/song.wav'; Expected = 'new/song.wav' }
            @{ Path = 'new'; Expected = 'new/Sea.wav' }
            @{ Path = 'a/b/Vol. 1'; Expected = 'a/b/Vol. 1/Sea.wav' }
            @{ Path = 'there.wav'; Expected = 'there.wav/Sea.wav' }
            @{ Path = 'new.wav/'; Expected = 'new.wav/Sea.wav' }
            @{ Path = '../other.wav'; Expected = '../other.wav' }
            @{ Path = '[1]'; Expected = '[1]/Sea.wav' }
            @{ Path = '[2]/'; Expected = '[2]/Sea.wav' }
            @{ Path = '[3].wav'; Expected = '[3].wav' }
        ) {
            $null = New-Item -ItemType Directory there, there.wav
            $null = [System.IO.Directory]::CreateDirectory((Join-Path $folder '[1]'))
            $file = Get-Song Sea | Save-AimlMusic -Path $Path
            $file.FullName | Should -BeExactly ([System.IO.Path]::GetFullPath((Join-Path $folder $Expected)))
            [System.IO.File]::Exists($file.FullName) | Should -BeTrue
            (Get-Everything $outside).Count | Should -Be 1
        }

        It 'by the location of PowerShell, not of the process' {
            [Environment]::CurrentDirectory | Should -Not -Be $PWD.ProviderPath
            (Get-Song Sea | Save-AimlMusic).DirectoryName | Should -BeExactly $folder
            (Get-Song Sea | Save-AimlMusic -Path sub/).DirectoryName | Should -BeExactly (Join-Path $folder sub)
        }

        It 'on a drive over the file system' {
            $null = New-PSDrive -Name Songs -PSProvider FileSystem -Root $folder
            (Get-Song Sea | Save-AimlMusic -Path Songs:/sub/).FullName | Should -BeExactly (Join-Path $folder sub Sea.wav)
            Push-Location Songs:/
            (Get-Song Sea | Save-AimlMusic).FullName | Should -BeExactly (Join-Path $folder Sea.wav)
            Pop-Location
            Remove-PSDrive Songs
        }

        It 'never on a path of another provider' {
            { Get-Song Sea | Save-AimlMusic -Path Env:/x } | Should -Throw -ErrorId 'InvalidFileName,*'
            Push-Location Env:/
            try {
                { Get-Song Sea | Save-AimlMusic } | Should -Throw -ErrorId 'InvalidFileName,*'
            }
            finally {
                Pop-Location
            }

            { Get-Song Sea | Save-AimlMusic -Path nosuch:/x/ } | Should -Throw -ErrorId 'InvalidFileName,*'
            @(Get-ServerRequest $server -Route download).Count | Should -Be 0
        }
    }

    Context 'names a file' {
        It 'with -FileName <Name>' -ForEach @(
            @{ Name = 'My song.wav'; Expected = 'My song.wav' }
            @{ Name = 'My song'; Expected = 'My song.wav' }
            @{ Name = 'Mr. Jones'; Expected = 'Mr. Jones.wav' }
            @{ Name = '[1]'; Expected = '[1].wav' }
            @{ Name = { "$($_.Title) - $($_.Model)" }; Expected = 'Sea - stable-audio.wav' }
            @{ Name = { $PSItem.Title.ToUpperInvariant() }; Expected = 'SEA.wav' }
        ) {
            (Get-Song Sea | Save-AimlMusic -FileName $Name).Name | Should -BeExactly $Expected
        }

        It 'with a script block that sees the caller''s variables' {
            $prefix = 'take 1'
            (Get-Song Sea | Save-AimlMusic -FileName { "$prefix $($_.Title)" }).Name | Should -BeExactly 'take 1 Sea.wav'
        }

        It 'with a script block whose failure is the one song''s' {
            $files = (Get-Song A), (Get-Song B), (Get-Song C) |
                Save-AimlMusic -FileName { if ($_.Title -eq 'B') { throw 'no B here' }; $_.Title } -ErrorAction SilentlyContinue -ErrorVariable problems
            $files.Name | Sort-Object | Should -BeExactly 'A.wav', 'C.wav'
            $ours = @($problems | Where-Object FullyQualifiedErrorId -Like '*SaveAimlMusicCommand')
            $ours.Count | Should -Be 1
            $ours[0].FullyQualifiedErrorId | Should -BeLike 'InvalidFileName,*'
            "$($ours[0])" | Should -Match 'no B here'
            $ours[0].TargetObject.Title | Should -Be 'B'
        }

        It 'with -FileName letter by letter, composed or not, as long as it fits' -Skip:$IsWindows -ForEach @(
            @{ Name = "Cafe$([char]0x301)" }
            @{ Name = "Caf$([char]0xe9)" }
            @{ Name = 'a' * 250 }
            @{ Name = "$([char]0x6708)" * 83 }
        ) {
            $file = Get-Song Sea | Save-AimlMusic -FileName $Name -NoSidecar:$false
            $file.Name | Should -BeExactly "$Name.wav"
            [System.IO.Path]::GetFileName($file.Sidecar) | Should -BeExactly "$Name.json"
            [System.IO.File]::Exists($file.Sidecar) | Should -BeTrue
        }

        It 'never with one that is too long, and says how long it may be' -Skip:$IsWindows {
            Get-Song Sea | Save-AimlMusic -FileName ("$([char]0x6708)" * 84) -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidFileName,*'
            "$($problems[0])" | Should -BeLike "*with the extension it has 257 bytes, and a file name can have 255*"
            @(Get-ServerRequest $server -Route download).Count | Should -Be 0
        }

        It 'never with <Name>' -ForEach @(
            @{ Name = '../x.wav' }
            @{ Name = 'a/b.wav' }
            @{ Name = 'a\b.wav' }
            @{ Name = 'C:\x.wav' }
            @{ Name = '/x.wav' }
            @{ Name = '..' }
            @{ Name = 'CON' }
            @{ Name = 'x:y' }
            @{ Name = ' ' }
        ) {
            { Get-Song Sea | Save-AimlMusic -FileName $Name } | Should -Throw -ErrorId 'InvalidFileName,*'
            Get-Song Sea | Save-AimlMusic -FileName { $Name } -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidFileName,*'
            (Get-Everything $outside).Count | Should -Be 0
        }

        It 'never with nothing' {
            Get-Song Sea | Save-AimlMusic -FileName { } -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidFileName,*'
        }

        It 'with a name that is not valid for any song, before one is paid for' {
            $charges = @(Get-ServerCharge $server).Count
            { New-AimlMusic 'The sea is calm tonight' -Wait | Save-AimlMusic -FileName 'a/b' } | Should -Throw "'a/b' is not a valid file name*" -ErrorId 'InvalidFileName,*'
            @(Get-ServerCharge $server).Count | Should -Be $charges
        }

        It 'after any title, within the folder: <Shown>' -ForEach @(@(
            '..'
            '../../x'
            'a/b'
            'a\b'
            '%2F..%2F'
            'C:\x'
            'CON'
            'NUL.txt'
            "tab`tbell`a null`0 line`n end"
            ('x' * 300)
            ('海' * 300)
            ('🎵' * 100)
            '🎵 Sea 👨‍👩‍👧'
            '[1]'
            '-rf'
            '~'
            '$(Get-Date) `n "quoted"'
            'ends with dots...'
            " `t "
            "$([char]0x202E)gpj.evil"
            "$([char]0xD83C)"
        ) | ForEach-Object { @{ Title = $_; Shown = ($_ -replace '\p{C}', '?' -replace '(?<=^.{20}).+', '...') } }) {
            $file = Get-Song $Title | Save-AimlMusic -ErrorVariable problems
            $problems | Should -BeNullOrEmpty
            $file.DirectoryName | Should -BeExactly $folder
            [System.IO.File]::Exists($file.FullName) | Should -BeTrue
            $file.Extension | Should -Be '.wav'
            $file.Name | Should -Not -Match '[<>:"/\\|?*\x00-\x1f\u202e]'
            $file.BaseName | Should -Not -Match '^(CON|NUL)(\.|$)|[. ]$|^-'
            [System.Text.Encoding]::UTF8.GetByteCount($file.Name) | Should -BeLessOrEqual 255
            (Get-Everything $outside).Count | Should -Be 1
        }

        It 'of its own for each of several songs with one title' {
            $songs = 1..4 | ForEach-Object { New-AimlMusic -Title Sea -Wait }
            $files = $songs | Save-AimlMusic
            ($files.FullName | Sort-Object -Unique).Count | Should -Be 4
            $files.GenerationId | Sort-Object | Should -Be ($songs.Id | Sort-Object)
            foreach ($file in $files) {
                (Get-FileHash -LiteralPath $file.FullName).Hash | Should -Be $file.Sha256
            }

            (Get-Everything).Count | Should -Be 4
        }

        It 'of its own for each of several songs with one -FileName' {
            $songs = 1..2 | ForEach-Object { New-AimlMusic -Title Sea -Wait }
            $files = $songs | Save-AimlMusic -FileName song
            ($files.FullName | Sort-Object -Unique).Count | Should -Be 2
        }

        It 'for one song alone where -Path is a file' {
            $songs = 1..2 | ForEach-Object { New-AimlMusic -Title Sea -Wait }
            $files = $songs | Save-AimlMusic -Path song.wav -ErrorAction SilentlyContinue -ErrorVariable problems
            @($files).Count | Should -Be 1
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            $songs | Save-AimlMusic -Path song.wav -Force -ErrorAction SilentlyContinue -ErrorVariable problems | Should -HaveCount 1
            @($problems).Count | Should -Be 1
        }
    }

    Context 'a file that is there' {
        It 'is not replaced without -Force' {
            Set-Content song.wav 'mine' -NoNewline
            Get-Song Sea | Save-AimlMusic -Path song.wav -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            Get-Content song.wav -Raw | Should -BeExactly 'mine'
            Get-Song Sea | Save-AimlMusic -FileName song.wav -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            Get-Content song.wav -Raw | Should -BeExactly 'mine'
            (Get-Everything).Count | Should -Be 1
            @(Get-ServerRequest $server -Route download).Count | Should -Be 0 -Because 'what cannot be kept need not be fetched'
        }

        It 'stays beside the song where the name was not chosen' {
            Set-Content Sea.wav 'mine' -NoNewline
            $file = Get-Song Sea | Save-AimlMusic
            $file.Name | Should -Match '^Sea-[0-9a-f]{8}\.wav$'
            Get-Content Sea.wav -Raw | Should -BeExactly 'mine'
        }

        It 'is the song itself when a script runs again' {
            $first = Get-Song Sea | Save-AimlMusic
            $again = Get-Song Sea | Save-AimlMusic
            $again.FullName | Should -BeExactly $first.FullName
            (Get-Everything).Count | Should -Be 1
        }

        It 'is replaced with -Force' {
            Set-Content song.wav 'mine' -NoNewline
            $file = Get-Song Sea | Save-AimlMusic -Path song.wav -Force
            (Get-FileHash -LiteralPath song.wav).Hash | Should -Be $file.Sha256
            (Get-Everything).Count | Should -Be 1
        }

        It 'stays whole with -Force where the download fails' {
            Set-Content song.wav 'mine' -NoNewline
            Add-ServerFault $server @{ route = 'download'; count = 9; download = 'html' }
            Get-Song Sea | Save-AimlMusic -Path song.wav -Force -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'AudioCorrupt,*'
            Get-Content song.wav -Raw | Should -BeExactly 'mine'
            (Get-Everything).Count | Should -Be 1
        }

        It 'is never a folder' {
            $null = New-Item -ItemType Directory song.wav
            Get-Song Sea | Save-AimlMusic -FileName song.wav -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            (Get-Everything).Count | Should -Be 0
            $null = Get-Song Sea | Save-AimlMusic -FileName song.wav -Force
            Test-Path song.wav -PathType Container | Should -BeTrue
        }
    }

    Context 'a song that cannot be saved' {
        It 'because it is not ready says so, and -Wait waits' {
            Set-Server $server @{ generationSeconds = 0.6 }
            $song = New-AimlMusic -Title Sea
            $song | Save-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotCompleted,*'
            $problems[0].TargetObject.Id | Should -BeExactly $song.Id
            ($song | Save-AimlMusic -Wait).Name | Should -BeExactly 'Sea.wav'
            (Save-AimlMusic -Id $song.Id -Wait -Path other/).FullName | Should -Exist
        }

        It 'because it failed says why, and the rest is saved' {
            Add-ServerFault $server @{ route = 'submit'; fail = @{ name = 'Sensitive'; message = 'The lyrics are not allowed.' } }
            $failed = New-AimlMusic
            $files = $failed, (Get-Song Sea) | Save-AimlMusic -Wait -ErrorAction SilentlyContinue -ErrorVariable problems
            @($files).Count | Should -Be 1
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'GenerationFailed,*'
            "$($problems[0])" | Should -Match 'The lyrics are not allowed'
        }

        It 'because its download is <How.download> leaves nothing behind' -ForEach @(
            @{ How = @{ download = 'short'; cutAt = 0 } }
            @{ How = @{ download = 'corrupt' } }
            @{ How = @{ download = 'html' } }
        ) {
            Add-ServerFault $server (@{ route = 'download'; count = 9 } + $How)
            Get-Song Sea | Save-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -Match '^(AudioCorrupt|DownloadFailed),'
            (Get-Everything $outside).Count | Should -Be 0
            @(Get-ServerRequest $server -Route download).Count | Should -Be 2 -Because 'a download may be tried again as often as the connection allows'
        }

        It 'at first is saved at the next try' {
            Add-ServerFault $server @{ route = 'download'; download = 'short' }
            $file = Get-Song Sea | Save-AimlMusic -ErrorVariable problems
            $problems | Should -BeNullOrEmpty
            (Get-FileHash -LiteralPath $file.FullName).Hash | Should -Be $file.Sha256
            $file.Length | Should -Be $made.FileSize
        }

        It 'asks for leave to write, and leaves no trace of it' {
            $empty = New-TestFolder
            Save-AimlMusic -Id nope -Path "$empty/new" -WhatIf
            Save-AimlMusic -Id nope -Path "$empty/new" -ErrorAction SilentlyContinue
            Get-ChildItem -LiteralPath $empty -Force | Should -BeNullOrEmpty
        }

        It 'where nothing can be written says so before there is a song' -Skip:(-not $IsLinux) {
            { New-AimlMusic -Lyrics 'A line that is sung' -Prompt 'a quiet song' -Wait | Save-AimlMusic -Path /proc/songs } | Should -Throw -ErrorId 'DownloadFailed,*'
        }

        It 'because the folder is a file says so before there is a song: <Path>' -ForEach @(
            @{ Path = 'taken' }
            @{ Path = 'taken/' }
            @{ Path = 'taken/sub/' }
            @{ Path = 'taken/song.wav' }
            @{ Path = 'song.wav/' }
        ) {
            Set-Content taken, song.wav 'a file'
            $before = @(Get-ServerRequest $server).Count
            { New-AimlMusic -Lyrics 'A line that is sung' -Prompt 'a quiet song' -Wait | Save-AimlMusic -Path $Path } | Should -Throw '*is a file*' -ErrorId 'InvalidFileName,*'
            @(Get-ServerRequest $server).Count | Should -Be $before
        }
    }

    It 'saves audio that looks damaged with -Force alone, and says so' {
        Add-ServerFault $server @{ route = 'download'; download = 'corrupt'; count = 0 }
        $song = Get-Song Sea
        $song | Save-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AudioCorrupt,*'
        $problem[0].Exception.Message | Should -BeLike "*-Force' saves it*"
        $file = $song | Save-AimlMusic -Force -NoSidecar:$false -WarningVariable warnings -WarningAction SilentlyContinue
        $file.Length | Should -Be $made.FileSize
        $warnings -join ' ' | Should -BeLike '*is saved as served, although*'
        (Get-Content -LiteralPath $file.Sidecar -Raw | ConvertFrom-Json).Notes | Should -BeLike '*is saved as served, although*'
    }

    It 'refuses a relative AIMLMUSIC_HOME before anything is sent, and names a full one' {
        $before = $env:AIMLMUSIC_HOME
        $sent = @(Get-ServerRequest $server -Route submit).Count
        try {
            $env:AIMLMUSIC_HOME = 'here'
            { New-AimlMusic -ErrorAction Stop } | Should -Throw "*'here'*Set it to a full path*" -ErrorId 'LedgerUnavailable,*'
        }
        finally {
            $env:AIMLMUSIC_HOME = $before
        }

        @(Get-ServerRequest $server -Route submit).Count | Should -Be $sent
    }

    It 'sends no key to where the audio is' {
        $null = Get-Song Sea | Save-AimlMusic
        $downloads = @(Get-ServerRequest $server -Route download)
        $downloads.Count | Should -Be 1
        $downloads.authorization | Should -BeFalse
        @(Get-ServerRequest $server -Route poll).authorization | Should -BeTrue
        $downloads.userAgent | Should -BeLike 'AimlMusic/*'
    }

    It 'downloads no more at once than -ThrottleLimit' {
        $songs = 1..3 | ForEach-Object { New-AimlMusic -Title "Song $_" -Wait }
        Reset-Server $server
        Add-ServerFault $server @{ route = 'download'; count = 3; delaySeconds = 0.5 }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        @($songs | Save-AimlMusic -ThrottleLimit 1).Count | Should -Be 3
        $times = @(Get-ServerRequest $server -Route download).time
        # One after the other, each at least as long as the one before takes.
        ([datetime]$times[1] - [datetime]$times[0]).TotalSeconds | Should -BeGreaterThan 0.45
        ([datetime]$times[2] - [datetime]$times[1]).TotalSeconds | Should -BeGreaterThan 0.45
    }

    It 'writes nothing and fetches nothing with -WhatIf' {
        $song = Get-Song Sea
        Reset-Server $server
        $song | Save-AimlMusic -Path new/ -WhatIf | Should -BeNullOrEmpty
        (Get-ChildItem -LiteralPath $outside -Recurse -Force).Name | Should -Be 'inside'
        @(Get-ServerRequest $server).Count | Should -Be 0
    }
}
