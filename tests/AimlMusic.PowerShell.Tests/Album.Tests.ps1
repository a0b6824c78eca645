BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    $lyrics = '[Verse]', 'The tide is full, it’’s late'
    # Three songs, saved once for all tests, which work on copies.
    $saved = New-TestFolder
    $songs = @(
        New-AimlMusic -Lyrics $lyrics -Prompt 'slow waltz' -Title 'The tide' -Wait -PollIntervalSec 0.1
        New-AimlMusic -Lyrics $lyrics -Prompt "fast 'polka'" -Title 'The tide' -Wait -PollIntervalSec 0.1
        New-AimlMusic -Model google/lyria2 -Prompt rain -Seed 7 -Title Rain -Wait -PollIntervalSec 0.1
    )
    $files = $songs | Save-AimlMusic -Path $saved

    function Copy-Songs {
        $copy = New-TestFolder
        Copy-Item "$saved/*" $copy -Exclude index.html
        $copy
    }

    # The songs in a page.
    function Read-Album {
        param([Parameter(Mandatory)] $Page)

        $text = Get-Content -LiteralPath $Page -Raw
        [regex]::Match($text, '(?s)<script type="application/json" id="album">(.*?)</script>').Groups[1].Value | ConvertFrom-Json
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'An album' {
    It 'is written beside the files that Save-AimlMusic gives' {
        $page = $files | Export-AimlMusicAlbum -Title 'Of the night'
        $page | Should -BeOfType System.IO.FileInfo
        $page.FullName | Should -Be (Join-Path $saved index.html)
        $album = Read-Album $page
        $album.songs.title | Sort-Object | Should -Be 'Rain', 'The tide', 'The tide'
        $album.groups.Count | Should -Be 2
        ($album.groups | Where-Object { $_.takes.Count -eq 2 }).differs | Should -Be 'Prompt'
        $album.songs | ForEach-Object { [convert]::FromBase64String($_.wave).Length | Should -Be 400 }
        ($album.songs | Where-Object title -EQ Rain).id | Should -BeExactly $songs[2].Id
        Get-Content -LiteralPath $page -Raw | Should -BeLike '*<title>Of the night</title>*'
        Get-Content -LiteralPath $page -Raw | Should -Not -Match ([regex]::Escape($saved)) -Because 'it tells nothing of this machine'
    }

    It 'is written of a folder, by -Path, by -LiteralPath and from the pipeline: <Name>' -ForEach @(
        @{ Name = 'Path'; Run = { param($folder) Export-AimlMusicAlbum $folder } }
        @{ Name = 'LiteralPath'; Run = { param($folder) Export-AimlMusicAlbum -LiteralPath $folder } }
        @{ Name = 'wildcards'; Run = { param($folder) Export-AimlMusicAlbum "$folder/*.wav" } }
        @{ Name = 'Get-Item'; Run = { param($folder) Get-Item -LiteralPath $folder | Export-AimlMusicAlbum } }
        @{ Name = 'Get-ChildItem'; Run = { param($folder) Get-ChildItem -LiteralPath $folder | Export-AimlMusicAlbum } }
        @{ Name = 'a string'; Run = { param($folder) $folder | Export-AimlMusicAlbum } }
        @{ Name = 'Clixml'; Run = { param($folder) Get-ChildItem $folder -Filter *.wav | Export-Clixml "$folder/x.xml"; Import-Clixml "$folder/x.xml" | Export-AimlMusicAlbum } }
    ) {
        $folder = Copy-Songs
        $page = & $Run $folder
        $page.FullName | Should -Be (Join-Path $folder index.html)
        $album = Read-Album $page
        $album.songs.Count | Should -Be 3
        $album.songs.again | ForEach-Object { $_ | Should -Match '^New-AimlMusic ' }
        Get-Content -LiteralPath $page -Raw | Should -BeLike "*<title>$(Split-Path -Leaf $folder)</title>*"
    }

    It 'is written of history entries and of songs, without sidecar files, too' {
        $folder = New-TestFolder
        $null = $songs | Save-AimlMusic -Path $folder -NoSidecar
        $entries = Get-AimlMusicHistory -Id $songs.Id
        $entries.Path | Split-Path -Parent | Sort-Object -Unique | Should -Be $folder
        foreach ($given in $entries, $songs) {
            $page = $given | Export-AimlMusicAlbum
            $page.FullName | Should -Be (Join-Path $folder index.html)
            $album = Read-Album $page
            $album.songs.Count | Should -Be 3
            ($album.songs | Where-Object title -EQ Rain).request.Seed | Should -Be '7'
            Remove-Item -LiteralPath $page
        }

        (Read-Album (Get-ChildItem $folder -Filter *.wav | Export-AimlMusicAlbum)).songs.id | Sort-Object | Should -Be ($songs.Id | Sort-Object)
    }

    It 'of several folders is in the one that contains them' {
        $root = New-TestFolder
        foreach ($name in 'a b', 'c#d') { $null = New-Item -ItemType Directory "$root/$name"; Copy-Item "$saved/Rain.*" "$root/$name" }
        $page = Get-ChildItem $root -Recurse -Filter *.wav | Export-AimlMusicAlbum
        $page.FullName | Should -Be (Join-Path $root index.html)
        (Read-Album $page).songs.url | Sort-Object | Should -Be 'a%20b/Rain.wav', 'c%23d/Rain.wav'
    }

    It 'replaces an album, and another index.html with -Force only' {
        $folder = Copy-Songs
        $page = Export-AimlMusicAlbum $folder -Title First
        $null = Export-AimlMusicAlbum $folder -Title Second
        Get-Content -LiteralPath $page -Raw | Should -BeLike '*<title>Second</title>*'
        Set-Content -LiteralPath $page -Value '<p>Mine.</p>'
        { Export-AimlMusicAlbum $folder } | Should -Throw -ErrorId 'FileExists,*'
        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        Get-Content -LiteralPath $page | Should -Be '<p>Mine.</p>'
        $null = Export-AimlMusicAlbum $folder -Force
        (Read-Album $page).songs.Count | Should -Be 3
        @(Get-ChildItem $folder -Filter *.partial).Count | Should -Be 0
    }

    It 'writes nothing with -WhatIf' {
        $folder = Copy-Songs
        $before = Get-ChildItem $folder | ForEach-Object { "$($_.Name) $((Get-FileHash -LiteralPath $_.FullName).Hash)" }
        Export-AimlMusicAlbum $folder -WhatIf | Should -BeNullOrEmpty
        Get-ChildItem $folder | ForEach-Object { "$($_.Name) $((Get-FileHash -LiteralPath $_.FullName).Hash)" } | Should -Be $before
    }

    It 'keeps the waveforms in the sidecar files, which still make the songs again' {
        $folder = Copy-Songs
        $null = Export-AimlMusicAlbum $folder
        $sidecar = Get-Content "$folder/Rain.json" -Raw | ConvertFrom-Json
        $sidecar.Waveform.Levels.Length | Should -Be 536
        Reset-Server $server
        $null = $sidecar | New-AimlMusic -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        (Get-ServerRequest $server -Route submit).body.seed | Should -Be 7
    }

    It 'gives the command that makes the same song again' {
        $album = Read-Album (Export-AimlMusicAlbum (Copy-Songs))
        foreach ($song in $songs) {
            $command = ($album.songs | Where-Object id -EQ $song.Id).again
            $command | Should -BeLike 'New-AimlMusic * -Wait | Save-AimlMusic'
            Reset-Server $server
            $made = & ([scriptblock]::Create($command.Replace(' -Wait | Save-AimlMusic', '')))
            $made.Prompt | Should -BeExactly $song.Prompt
            $made.Title | Should -BeExactly $song.Title
            $made.Lyrics | Should -BeExactly $song.Lyrics
            $made.Model | Should -BeExactly $song.Model
        }
    }

    It 'leaves out what is missing, and says so' {
        $folder = Copy-Songs
        $page = "$folder/Rain.wav", "$folder/gone.wav" | Export-AimlMusicAlbum -ErrorAction SilentlyContinue -ErrorVariable problems
        (Read-Album $page).songs.title | Should -Be Rain
        $problems.FullyQualifiedErrorId | Should -Be 'FileNotFound,AimlMusic.PowerShell.ExportAimlMusicAlbumCommand'
    }

    It 'needs a song' {
        { Export-AimlMusicAlbum (New-TestFolder) } | Should -Throw -ErrorId 'FileNotFound,*'
        { New-AimlMusic 'Not saved' | Export-AimlMusicAlbum -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound,*'
        @() | Export-AimlMusicAlbum | Should -BeNullOrEmpty
    }

    It 'is not half written where the folder is read-only' -Skip:($IsWindows -or (id -u) -eq 0) {
        $folder = Copy-Songs
        chmod 555 $folder
        try {
            { Export-AimlMusicAlbum $folder -ErrorAction Stop } | Should -Throw -ErrorId 'AlbumNotWritten,*'
        }
        finally {
            chmod 755 $folder
        }
    }

    It 'is not half written where a folder has its name' {
        $folder = Copy-Songs
        $null = New-Item -ItemType Directory "$folder/index.html"
        { Export-AimlMusicAlbum $folder -Force -ErrorAction Stop } | Should -Throw -ErrorId 'AlbumNotWritten,*'
        "$folder/index.html" | Should -Exist
        @(Get-ChildItem -LiteralPath $folder -Force).Count | Should -Be (@(Get-ChildItem -LiteralPath $saved -Force -Exclude index.html).Count + 1)
    }

    It 'is opened in the browser with -Open' -Skip:(-not $IsLinux) {
        # On Linux a file is opened by xdg-open.
        $folder = Copy-Songs
        $programs = New-TestFolder
        Set-Content "$programs/xdg-open" "#!/bin/sh`nprintf %s ""`$1"" > '$programs/new' && mv '$programs/new' '$programs/opened'"
        chmod +x "$programs/xdg-open"
        $path = $env:PATH
        $env:PATH = "${programs}:$path"
        try {
            $page = Export-AimlMusicAlbum $folder -Open
            Wait-Until { Test-Path "$programs/opened" }
        }
        finally {
            $env:PATH = $path
        }

        Get-Content "$programs/opened" | Should -BeExactly $page.FullName
    }

    It 'sends nothing and needs no key' {
        Reset-Server $server
        Disconnect-AimlMusic
        try {
            $null = Export-AimlMusicAlbum (Copy-Songs)
        }
        finally {
            Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
        }

        @(Get-ServerRequest $server).Count | Should -Be 0
    }
}
