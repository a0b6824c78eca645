# Mistakes that would cost money: each is reported before anything is sent, with the way out.
BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    $homeBefore = $env:AIMLMUSIC_HOME

}

AfterAll {
    $env:AIMLMUSIC_HOME = $homeBefore
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'A command' {
    BeforeEach {
        Reset-Server $server
        $place = New-TestFolder
        $env:AIMLMUSIC_HOME = Join-Path $place home
        Push-Location $place
        $null = New-Item -ItemType Directory songs
        Set-Content songs/s1.txt -Value 'The sea is calm tonight'
        Set-Content songs.csv -Value 'Title,Lyrics', 'Sea,The sea is calm'
    }

    AfterEach {
        Pop-Location
    }

    Context 'Nothing is sent for' {
        AfterEach {
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
        }

        It 'the path of a file as lyrics' {
            New-AimlMusic songs/s1.txt -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction Ignore | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
            "$problems" | Should -Match 'Lyrics looks like the path of a file.*-LiteralPath.*add -SkipValidation'
        }

        It 'a folder' {
            New-AimlMusic -Path songs -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$problems" | Should -Match "'songs' is a folder\. For the files in it, use 'songs/\*\.txt'"
        }

        It 'a table as a file of lyrics' {
            New-AimlMusic -Path songs.csv -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$problems" | Should -Match 'is a table\. Use .Import-Csv'
        }

        It 'a row with the column <Column>' -ForEach @(
            @{ Column = 'Lyric'; Row = @{ Lyric = 'The sea is calm'; Prompt = 'slow folk ballad' }; Parameter = 'Lyrics' }
            @{ Column = 'Text'; Row = @{ Text = 'The sea is calm'; Prompt = 'slow folk ballad' }; Parameter = 'Lyrics' }
            @{ Column = 'Genre'; Row = @{ Lyrics = 'The sea is calm'; Genre = 'folk' }; Parameter = 'Prompt' }
            @{ Column = 'Path'; Row = @{ Lyrics = 'The sea is calm'; Path = 'songs/s1.txt' }; Parameter = 'LiteralPath' }
            @{ Column = 'Styl'; Row = @{ Lyrics = 'The sea is calm'; Styl = 'folk' }; Parameter = 'Style' }
        ) {
            [pscustomobject]$Row | New-AimlMusic -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$problems" | Should -Match "The column '$Column' resembles the parameter $Parameter"
        }

        It 'a row with the column <_> of the whole command' -ForEach 'MaxSpend', 'Once', 'WhatIf', 'timeoutsec' {
            $row = [pscustomobject]@{ Lyrics = 'The sea is calm'; Prompt = 'slow folk ballad'; $_ = '1' }
            foreach ($with in @{}, @{ Lyrics = 'The tide is full tonight'; Prompt = 'slow piano by night' }, @{ Path = 'songs/*.txt' }) {
                $row, $row | New-AimlMusic @with -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
                $problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
                "$($problems[0])" | Should -Match "The column '$_' would be ignored, because -$_ applies to the whole command\. Specify it there"
            }
        }

        It 'a row that gives nothing beside what the command line specifies: <What>' -ForEach @(
            @{ What = 'no column for a parameter'; Row = @{ Nr = 1; Name = 'Dover' } }
            @{ What = 'only a column that the command line specifies'; Row = @{ Prompt = 'folk' } }
            @{ What = 'no columns'; Row = @{} }
        ) {
            foreach ($with in @{ Lyrics = 'The sea is calm'; Prompt = 'slow folk ballad' }, @{ Path = 'songs/*.txt'; Prompt = 'slow folk ballad' }, @{ LiteralPath = 'songs/s1.txt'; Prompt = 'slow folk ballad' }) {
                [pscustomobject]$Row, [pscustomobject]$Row | New-AimlMusic @with -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
                @($problems).Count | Should -Be 2
            }
        }

        It 'a row that gives nothing after one that gave something' {
            $songs = [pscustomobject]@{ Title = 'A' }, [pscustomobject]@{ Nr = 1 }, [pscustomobject]@{ Nr = 2 } |
                New-AimlMusic -Lyrics 'The sea is calm' -Prompt 'slow folk ballad' -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
            $songs | Should -BeNullOrEmpty
            @($problems).Count | Should -Be 2
        }

        It 'a switch that is neither yes nor no' {
            [pscustomobject]@{ Prompt = 'slow folk ballad'; Instrumental = 'perhaps' } | New-AimlMusic -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$problems" | Should -Match "'perhaps' is neither true nor false\. Use true, yes, x or 1"
        }

        It 'a file that is not there, which is ObjectNotFound' {
            foreach ($try in { New-AimlMusic -Path nobody.txt -ErrorVariable +problems -ErrorAction SilentlyContinue },
                { New-AimlMusic -Path 'no*.txt' -ErrorVariable +problems -ErrorAction SilentlyContinue },
                { New-AimlMusic -LiteralPath nobody.txt -ErrorVariable +problems -ErrorAction SilentlyContinue },
                { New-AimlMusicReference -LiteralPath nobody.mp3 -ErrorVariable +problems -ErrorAction SilentlyContinue }) {
                $problems = [System.Collections.ArrayList]::new()
                . $try | Should -BeNullOrEmpty
                $problems[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*' -Because $try
                $problems[0].CategoryInfo.Category | Should -Be ObjectNotFound -Because $try
            }
        }

        It 'any song of a batch with a mistake, under -ErrorAction Stop' {
            $rows = 1..5 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm, $_"; Seed = if ($_ -eq 5) { 7 } } }
            { $rows | New-AimlMusic -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
            Set-Content songs/s2.txt -Value ('x' * 4000)
            { Get-ChildItem songs/*.txt | New-AimlMusic -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
            { & { $ErrorActionPreference = 'Stop'; New-AimlMusic -Path songs/*.txt } } | Should -Throw -ErrorId 'RequestInvalid,*'
        }

        It 'a batch with -WhatIf, which reports the mistakes of all songs' {
            1..3 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm, $_"; Seed = if ($_ -ne 2) { 7 } } } |
                New-AimlMusic -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
            @($problems).Count | Should -Be 2
        }
    }

    Context 'What is meant' {
        It 'is made of <Word> in a table' -ForEach @{ Word = 'yes' }, @{ Word = 'x' }, @{ Word = '1' }, @{ Word = 'TRUE' } {
            [pscustomobject]@{ Prompt = 'slow folk ballad'; Instrumental = $Word } | New-AimlMusic | Should -HaveCount 1
            (Get-ServerRequest $server -Route submit).body.is_instrumental | Should -BeTrue
        }

        It 'is a prompt in the column Style' {
            [pscustomobject]@{ Lyrics = 'The sea is calm'; Style = 'slow folk ballad' } | New-AimlMusic | Should -HaveCount 1
            (Get-ServerRequest $server -Route submit).body.prompt | Should -BeExactly 'slow folk ballad'
        }

        It 'is sung where the words of a path are meant' {
            New-AimlMusic songs/s1.txt -SkipValidation -WarningAction Ignore | Should -HaveCount 1
        }

        It 'is sent after all input was checked, under -ErrorAction Stop' {
            $songs = 1..3 | ForEach-Object { [pscustomobject]@{ Lyrics = "The sea is calm, $_" } } | New-AimlMusic -ErrorAction Stop
            @($songs).Count | Should -Be 3
        }
    }

    Context 'A name' {
        It 'that is taken by another song is reported' {
            $songs = 1..2 | ForEach-Object { New-AimlMusic "The sea is calm $_" -Title Sea -Wait }
            $songs | Save-AimlMusic -Path out -WarningVariable warnings -WarningAction SilentlyContinue | Should -HaveCount 2
            @($warnings).Count | Should -Be 1
            "$warnings" | Should -Match 'Another file has the name of song .* saved as .*Sea-[0-9a-f]{8}\.'
        }

        It 'that a script block does not return is an error that says so' {
            $song = New-AimlMusic 'The sea is calm tonight' -Wait
            $song | Save-AimlMusic -Path out -FileName { } -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$problems" | Should -Match 'The script block of -FileName returned nothing for song'
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidFileName,*'
        }
    }

    Context 'A text that is the name of a file' {
        It 'is warned of in <Folder>' -ForEach @{ Folder = 'songs' }, @{ Folder = 'a [b]' } {
            $null = New-Item -ItemType Directory $Folder -Force
            [System.IO.File]::WriteAllText((Join-Path $place $Folder words), 'la la')
            Set-Location -LiteralPath $Folder
            New-AimlMusic words -WhatIf -WarningVariable warnings -WarningAction Ignore
            "$warnings" | Should -Match 'Lyrics looks like the path of a file'
        }

        It 'is not warned of where there is no such file' {
            [System.IO.File]::WriteAllText((Join-Path $place words), 'la la')
            Set-Location songs
            New-AimlMusic words -WhatIf -WarningVariable warnings -WarningAction Ignore
            "$warnings" | Should -BeNullOrEmpty
        }

        It 'is warned of in the folder that is current when it comes' {
            [System.IO.File]::WriteAllText((Join-Path $place songs words), 'la la')
            'la la', 'words' | ForEach-Object {
                if ($_ -eq 'words') { Set-Location songs }
                [pscustomobject]@{ Lyrics = $_ }
            } | New-AimlMusic -WhatIf -WarningVariable warnings -WarningAction Ignore
            "$warnings" | Should -Match '^Row 2: Lyrics looks like the path of a file'
        }

        It 'is not warned of where the current location has no files' {
            [System.IO.File]::WriteAllText((Join-Path $place words), 'la la')
            Set-Location Env:
            New-AimlMusic words -WhatIf -WarningVariable warnings -WarningAction Ignore
            "$warnings" | Should -BeNullOrEmpty
        }
    }

    Context 'A session' {
        It 'without the provider of files makes songs of <_>' -ForEach 'The sea is calm tonight', 'The sea is calm tonight.' {
            $state = [initialsessionstate]::Create()
            $command = Get-Command New-AimlMusic
            $state.Commands.Add([System.Management.Automation.Runspaces.SessionStateCmdletEntry]::new($command.Name, $command.ImplementingType, $null))
            $shell = [powershell]::Create($state)
            try {
                $null = $shell.AddCommand('New-AimlMusic').AddParameter('Lyrics', $_).AddParameter('Connection', (Get-AimlMusicConnection))
                $shell.Invoke() | Should -HaveCount 1
                $shell.Streams.Error | Should -BeNullOrEmpty
            } finally {
                $shell.Dispose()
            }
        }
    }

    Context 'Advice' {
        It 'of Connect-AimlMusic does not speak of songs' {
            $problem = { Connect-AimlMusic -ApiKey 'a key' -BaseUri $server.Uri } | Should -Throw -PassThru
            $problem.ErrorDetails.RecommendedAction | Should -BeExactly 'Correct what the message names, and run the command again.'
            Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
        }

        It 'is an error for an id that the ledger does not have' {
            $song = New-AimlMusic 'The sea is calm tonight'
            Get-AimlMusicHistory -Id nope, $song.Id -ErrorVariable problems -ErrorAction SilentlyContinue | Should -HaveCount 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
            "$problems" | Should -Match "The ledger has no song with the id 'nope'"
        }

        It 'is asked for before a history is cleared' {
            (Get-Command Clear-AimlMusicHistory).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be High
        }
    }
}
