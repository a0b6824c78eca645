# A newcomer at a terminal of 80 columns, from Get-Command to a saved song. Each mistake is left by following the advice that is shown.
BeforeAll {
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0 -ArgumentList '--api-key', 'my-key', '--quirks', 'strict'
    $place = New-TestFolder
    $null = New-Item -ItemType Directory (Join-Path $place songs)
    Set-Content (Join-Path $place 'songs/Sea.txt') 'The sea is calm tonight', 'The tide is full'

    $start = New-TestStartInfo '-NoLogo', '-Command', '-'
    $start.WorkingDirectory = $place
    $start.RedirectStandardInput = $true
    $start.Environment['AIMLMUSIC_HOME'] = Join-Path $place home
    $start.Environment['NO_COLOR'] = '1'
    $terminal = [System.Diagnostics.Process]::Start($start)

    # What the terminal shows for a line: its output, warnings and errors, as one text.
    function Enter-Line {
        param([string] $Line)

        $terminal.StandardInput.WriteLine(". { $Line } *>&1 | Out-String -Width 80")
        $terminal.StandardInput.WriteLine("'--- ' + 'end'")
        $shown = while (($text = $terminal.StandardOutput.ReadLine()) -cne '--- end') {
            if ($null -eq $text) {
                throw "The terminal ended: $($terminal.StandardError.ReadToEnd())"
            }

            $text
        }

        # The width breaks sentences anywhere.
        $shown -join ' ' -replace '\s+', ' '
    }

    $null = Enter-Line "Import-Module '$env:AIMLMUSIC_TEST_MODULE'"
    $walk = @{}
    $walk.Commands = Enter-Line 'Get-Command -Module AimlMusic | ForEach-Object Name'
    $walk.Help = Enter-Line 'Get-Help New-AimlMusic -Examples'
    $walk.NoKey = Enter-Line "New-AimlMusic 'The sea is calm tonight'"
    $walk.WrongKey = Enter-Line "Connect-AimlMusic -ApiKey not-my-key -BaseUri $($server.Uri) -Test"
    $walk.Connected = Enter-Line "Connect-AimlMusic -ApiKey my-key -BaseUri $($server.Uri) -Test; Get-AimlMusicConnection; Get-AimlMusicBalance"
    $walk.PathAsLyrics = Enter-Line 'New-AimlMusic songs/Sea.txt'
    $walk.NoFile = Enter-Line 'New-AimlMusic -LiteralPath songs/See.txt'
    $walk.Files = Enter-Line 'Get-ChildItem songs'
    $walk.Folder = Enter-Line 'New-AimlMusic -Path songs'
    $walk.Seed = Enter-Line "New-AimlMusic -Path 'songs/*.txt' -Prompt slow -Seed 7"
    $walk.Models = Enter-Line 'Get-AimlMusicModel *lyria* | Format-List Id, Parameters'
    $walk.Price = Enter-Line "New-AimlMusic -Path 'songs/*.txt' -Prompt 'slow folk ballad' -WhatIf"
    $walk.Sent = @(Get-ServerRequest $server -Route submit).Count
    $walk.Song = Enter-Line "`$song = New-AimlMusic -Path 'songs/*.txt' -Prompt 'slow folk ballad'; `$song"
    Add-ServerFault $server @{ route = 'poll'; words = 'generating'; count = 1 }
    $walk.NotReady = Enter-Line '$song | Save-AimlMusic'
    # Word for word what the advice says.
    $walk.Advice = if ($walk.NotReady -match "with: (Get-AimlMusicStatus -Id '\S+' -Wait \| Save-AimlMusic)") { $Matches[1] }
    $walk.Saved = Enter-Line $walk.Advice
    $walk.History = Enter-Line 'Get-AimlMusicHistory | Format-List'
}

AfterAll {
    if ($terminal) {
        $terminal.StandardInput.Close()
        Stop-TestPowerShell $terminal
    }

    Stop-TestServer $server
}

Describe 'A walk from Get-Command to a saved song' {
    It 'begins with the commands and their examples' {
        foreach ($name in 'Connect-AimlMusic', 'New-AimlMusic', 'Save-AimlMusic', 'Get-AimlMusicHistory') {
            $walk.Commands | Should -Match "\b$name\b"
        }

        # A line of help is cut where the width ends.
        $walk.Help -replace ' ' | Should -Match 'New-AimlMusic-Lyrics\(Get-Contentlyrics\.txt\).*-Wait\|Save-AimlMusic'
    }

    It 'names both ways to a key where there is none' {
        $walk.NoKey | Should -Match "There is no API key for AI/ML API\..*run 'Connect-AimlMusic -ApiKey \(Read-Host -AsSecureString\)'.*run 'Connect-AimlMusic -Sandbox'"
    }

    It 'reports a wrong key before a song is sent with it, without showing it' {
        $walk.WrongKey | Should -Match 'does not accept the API key \(401\).*Check the key at https://aimlapi\.com/app/keys'
        $walk.WrongKey | Should -Not -Match 'not-my-key'
    }

    It 'connects with the right key, and shows the balance' {
        $walk.Connected | Should -Match ([regex]::Escape($server.Uri))
        $walk.Connected | Should -Match '100(\.0+)? USD|Balance.*100'
        $walk.Connected | Should -Not -Match 'my-key'
    }

    It 'says that a path as lyrics is read with -LiteralPath' {
        $walk.PathAsLyrics | Should -Match 'Nothing was sent\. Lyrics looks like the path of a file\. .*specify it with -LiteralPath'
    }

    It 'says that a file is not there, and to look with Get-ChildItem' {
        $walk.NoFile | Should -Match "See\.txt' cannot be read: Could not find file.*Nothing was sent for it\..*Check the path with Get-ChildItem"
        $walk.Files | Should -Match 'Sea\.txt'
    }

    It 'names the wildcard for the files in a folder' {
        $walk.Folder | Should -Match "'songs' is a folder\. For the files in it, use 'songs/\*\.txt'"
    }

    It 'names both mistakes of a request, the limit, and the model that accepts the parameter' {
        $walk.Seed | Should -Match 'has 2 mistakes\. Nothing was sent\.'
        $walk.Seed | Should -Match 'does not accept Seed\. Models that accept it: google/lyria2'
        $walk.Seed | Should -Match 'Prompt has 4 characters; minimax/music-2\.6 requires at least 10'
        $walk.Models | Should -Match 'Id : google/lyria2 .*Seed'
    }

    It 'shows with -WhatIf what would be made, and has sent and charged nothing so far' {
        $walk.Price | Should -Match 'Make a song \(paid\).*minimax/music-2\.6'
        $walk.Sent | Should -Be 0
    }

    It 'makes one song, which is paid for once' {
        $walk.Song | Should -Match 'Queued.*Sea'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        @((Get-ServerAccount $server).charges).Count | Should -Be 1
    }

    It 'says that the song is not ready yet, and the command that waits and saves it' {
        $walk.NotReady | Should -Match 'is not ready yet: it is generating\.'
        $walk.Advice | Should -Not -BeNullOrEmpty
    }

    It 'ends with a whole file, named by its title' {
        $walk.Saved | Should -Match '\bSea\.mp3\b'
        $file = Join-Path $place Sea.mp3
        $walk.History | Should -Match 'Saved'
        $walk.History -replace ' ' | Should -Match (Get-FileHash $file).Hash.ToLowerInvariant()
    }
}
