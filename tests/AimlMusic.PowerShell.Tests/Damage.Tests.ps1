BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    $latin = [System.Text.Encoding]::GetEncoding('windows-1252')
    $words = "Grüße an die Straße, wo ich wohne"

    # One error about one song, by which nothing was sent and nothing paid.
    function Confirm-Refusal {
        param([object[]] $Problems, [string[]] $Say)

        $Problems.Count | Should -Be 1
        $Problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        foreach ($words in $Say) { "$($Problems[0])" | Should -BeLike "*$words*" }
        "$($Problems[0])" | Should -Not -Match '[\x00-\x1f\ufffd]'
        @(Get-ServerRequest $server).Count | Should -Be 0
    }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Text that would be paid for' {
    BeforeEach {
        Reset-Server $server
        Push-Location -LiteralPath (New-TestFolder)
        [System.IO.File]::WriteAllText("$PWD/latin.txt", $words, $latin)
        [System.IO.File]::WriteAllText("$PWD/latin.csv", "Title,Prompt,Lyrics`nMädchen,Geigen und Flöten überall,`"$words`"`nGood,slow folk with guitar,The sea is calm tonight", $latin)
    }

    AfterEach {
        Pop-Location
    }

    Context 'of another code page' {
        It 'is refused as <How>' -ForEach @(
            @{ How = 'lines of Get-Content'; Make = { Get-Content latin.txt | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'Get-Content -Raw'; Make = { Get-Content latin.txt -Raw | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = '-Lyrics'; Make = { New-AimlMusic -Lyrics (Get-Content latin.txt) -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'an object'; Make = { [pscustomobject]@{ Lyrics = Get-Content latin.txt -Raw } | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'an object beside -SkipValidation'; Make = { [pscustomobject]@{ Lyrics = Get-Content latin.txt -Raw } | New-AimlMusic -SkipValidation -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        ) {
            & $Make
            Confirm-Refusal $script:problems "line 1, character 3 (U+FFFD), line 1, character 4 (U+FFFD), line 1, character 18 (U+FFFD).", "'Get-Content -Encoding 1252'"
        }

        It 'is refused as <How>' -ForEach @(
            @{ How = '-LiteralPath'; Make = { New-AimlMusic -LiteralPath latin.txt -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = '-Path'; Make = { New-AimlMusic -Path *.txt -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'a file in the pipeline'; Make = { Get-ChildItem *.txt | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        ) {
            & $Make
            Confirm-Refusal $script:problems 'latin.txt', 'not UTF-8', "'Get-Content -Encoding 1252'"
        }

        It 'is named by row and field in a table, and the other rows are made' {
            $songs = Import-Csv latin.csv | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            $songs.Title | Should -BeExactly 'Good'
            @($problems).Count | Should -Be 1
            foreach ($words in 'Row 1 ', '3 mistakes', 'Title contains', 'Lyrics contains', 'Prompt contains', "'Import-Csv -Encoding 1252'") { "$($problems[0])" | Should -BeLike "*$words*" }
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        }

        It 'is read right with the encoding that the error names' {
            $null = Get-Content latin.txt -Encoding 1252 | New-AimlMusic
            $null = Import-Csv latin.csv -Encoding 1252 | New-AimlMusic
            $bodies = (Get-ServerRequest $server -Route submit).body
            $bodies.Count | Should -Be 3
            @($bodies.lyrics -ceq $words).Count | Should -Be 2
            $bodies.prompt | Should -Contain 'Geigen und Flöten überall'
        }
    }

    Context 'in the night batch' {
        BeforeAll {
            function Invoke-Night {
                param([string] $Source, [string[]] $More = @())

                $null = Invoke-TestPowerShell -Command "`$env:AIML_API_KEY = 'test-key'; `$env:AIML_API_BASE_URL = '$($server.Uri)'; & '$PSScriptRoot/../../examples/night-batch.ps1' -Source $Source -Target out -Module '$env:AIMLMUSIC_TEST_MODULE' -PollIntervalSec 0.2 $More" 2>&1
                [pscustomobject]@{ ExitCode = $LASTEXITCODE; Log = Get-Content out/night-batch.log -Raw }
            }
        }

        It 'is refused by row, and the rest is made; -Encoding makes it whole' {
            # Songs that the ledger has not: the batch buys no other.
            [System.IO.File]::WriteAllText("$PWD/night.csv", "Lyrics,Prompt`nNachts an der Spree auf der Straße,Geigen und Flöten`nMorning at the river,slow harp and flute", $latin)
            $run = Invoke-Night night.csv
            $run.ExitCode | Should -Be 1
            $run.Log | Should -Match "RequestInvalid: Row 1: .*-Encoding 1252"
            (Get-ServerRequest $server -Route submit).body.prompt | Should -BeExactly 'slow harp and flute'
            (Invoke-Night night.csv '-Encoding 1252').ExitCode | Should -Be 0
            @(Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly 'Morning at the river', 'Nachts an der Spree auf der Straße'
        }

        It 'is refused in a folder of files; -Encoding makes it whole' {
            $null = New-Item -ItemType Directory songs
            Move-Item latin.txt 'songs/[1].txt'
            $run = Invoke-Night songs
            $run.ExitCode | Should -Be 1
            $run.Log | Should -Match "RequestInvalid: .*not UTF-8"
            (Invoke-Night songs '-Encoding windows-1252').ExitCode | Should -Be 0
            $submits = Get-ServerRequest $server -Route submit
            $submits.body.lyrics | Should -BeExactly $words
            (Get-AimlMusicHistory -Last 1).Title | Should -BeExactly '[1]'
        }

        It 'tells of a column that is almost Prompt, though it gives rows a Prompt of its own' {
            Set-Content near.csv 'Title,Promt,Lyrics', 'Sea,slow folk with guitar,The sea is calm tonight'
            $run = Invoke-Night near.csv
            $run.ExitCode | Should -Be 1
            $run.Log | Should -Match "RequestInvalid: Row 1 \('Sea'\): .*'Promt' resembles the parameter Prompt"
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
        }
    }

    Context 'with what is no text' {
        It 'is refused with <What> in <Field>' -ForEach $(
            foreach ($field in 'Lyrics', 'Prompt', 'Title', 'NegativePrompt', 'ReferenceAudio', 'VoiceId', 'InstrumentalId', 'Model') {
                @{ Field = $field; What = 'NUL'; Text = "The sea`0"; Place = 'line 1, character 8 (U+0000)' }
                @{ Field = $field; What = 'ESC'; Text = "The`n`e[31msea"; Place = 'line 2, character 1 (U+001B)' }
                @{ Field = $field; What = 'half a letter'; Text = 'The sea' + [char]0xd83c; Place = 'line 1, character 8 (U+D83C)' }
            }
        ) {
            $with = @{ Lyrics = 'The sea is calm tonight' }
            $with[$Field] = $Text
            New-AimlMusic @with -ErrorAction SilentlyContinue -ErrorVariable problems
            Confirm-Refusal $problems "$Field contains invalid characters: $Place"
            [pscustomobject]$with | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            Confirm-Refusal $problems "$Field contains invalid characters: $Place"
        }

        It 'is refused within -AdditionalParameter' {
            New-AimlMusic 'The sea is calm tonight' -AdditionalParameter @{ a = @(@{ b = "x`0" }) } -ErrorAction SilentlyContinue -ErrorVariable problems
            Confirm-Refusal $problems "AdditionalParameter 'a``[0``].b' contains"
        }

        It 'is refused in a file' {
            Set-Content a.txt "The sea`nis `e[31mcalm"
            New-AimlMusic -LiteralPath a.txt -ErrorAction SilentlyContinue -ErrorVariable problems
            Confirm-Refusal $problems 'a.txt', 'Lyrics contains invalid characters: line 2, character 4 (U+001B)'
        }

        It 'is UTF-16 without its mark, and the error says so' {
            [System.IO.File]::WriteAllText("$PWD/u.txt", $words, [System.Text.UnicodeEncoding]::new($false, $false))
            Get-Content u.txt | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            Confirm-Refusal $problems "'Get-Content -Encoding unicode'"
            $null = Get-Content u.txt -Encoding unicode | New-AimlMusic
            (Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly $words
        }
    }

    Context 'that is text' {
        It 'passes with line ends, tabs, emoji and a byte-order mark, which is not sent' {
            $null = New-AimlMusic -Lyrics "$([char]0xfeff)The sea`r`n`tis 🌊 calm" -Title "$([char]0xfeff)Sea" -Prompt "$([char]0xfeff)slow folk with guitar"
            $body = (Get-ServerRequest $server -Route submit).body
            $body.lyrics | Should -BeExactly "The sea`n`tis 🌊 calm"
            $body.prompt | Should -BeExactly 'slow folk with guitar'
            (Get-AimlMusicHistory -Last 1).Title | Should -BeExactly 'Sea'
        }
    }
}

Describe 'A column that is almost a parameter' {
    BeforeEach {
        Reset-Server $server
        Push-Location -LiteralPath (New-TestFolder)
    }

    AfterEach {
        Pop-Location
    }

    It 'is an error of its row: <Column> for <Parameter>' -ForEach @(
        @{ Column = 'Prompt '; Parameter = 'Prompt' }
        @{ Column = 'Promt'; Parameter = 'Prompt' }
        @{ Column = 'lyric'; Parameter = 'Lyrics' }
        @{ Column = 'Negative Prompt'; Parameter = 'NegativePrompt' }
        @{ Column = 'negative_prompt'; Parameter = 'NegativePrompt' }
        @{ Column = 'Titel'; Parameter = 'Title' }
        @{ Column = 'Modell'; Parameter = 'Model' }
        @{ Column = 'Sed'; Parameter = 'Seed' }
        @{ Column = 'PS Path'; Parameter = 'PSPath' }
    ) {
        Set-Content songs.csv "Name,Lyrics,$Column", 'a,The sea is calm tonight,slow folk with guitar', 'b,The tide is full tonight,'
        $songs = Import-Csv songs.csv | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
        @($problems).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        "$($problems[0])" | Should -BeLike "Row 1: *The column '$Column' resembles the parameter $Parameter,*"
        @($songs).Count | Should -Be 1 -Because 'an empty cell says nothing that could be lost'
        (Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly 'The tide is full tonight'
    }

    It 'is an error <How>' -ForEach @(
        @{ How = 'where nothing else binds'; Make = { [pscustomobject]@{ Promt = 'slow folk' } | New-AimlMusic -Lyrics 'The sea is calm' -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        @{ How = 'beside the parameter on the command line'; Make = { [pscustomobject]@{ Lyrics = 'The sea is calm'; Promt = 'slow folk' } | New-AimlMusic -Prompt 'slow piano by night' -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        @{ How = 'beside the parameter in the row'; Make = { [pscustomobject]@{ Lyrics = 'The sea is calm'; Prompt = 'slow piano by night'; Promt = 'slow folk' } | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        @{ How = 'of ConvertFrom-Json'; Make = { '{"Lyrics":"The sea is calm","Promt":"slow folk"}' | ConvertFrom-Json | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        @{ How = 'that was put on to a file'; Make = { Get-Item a.txt | Add-Member Promt 'slow folk' -PassThru | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        @{ How = 'that was selected for a file'; Make = { Get-Item a.txt | Select-Object *, @{ Name = 'Promt'; Expression = { 'slow folk' } } | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        @{ How = 'beside a LiteralPath'; Make = { [pscustomobject]@{ LiteralPath = 'a.txt'; Promt = 'slow folk' } | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        @{ How = 'with -WhatIf'; Make = { [pscustomobject]@{ Lyrics = 'The sea is calm'; Promt = 'slow folk' } | New-AimlMusic -WhatIf -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
    ) {
        Set-Content a.txt 'The sea is calm tonight'
        & $Make
        Confirm-Refusal $script:problems "'Promt' resembles the parameter Prompt"
    }

    It 'is none where it is another word, or an object''s own property' {
        Set-Content a.txt 'The sea is calm tonight'
        $null = Get-Item a.txt | New-AimlMusic -ErrorVariable problems
        $null = Get-Item a.txt | Select-Object * | New-AimlMusic -ErrorVariable +problems
        $null = Get-Content a.txt | New-AimlMusic -ErrorVariable +problems
        $song = [pscustomobject]@{ LYRICS = 'The sea is calm'; Mode = 'dorian'; Speed = 90; Artist = 'x'; Prompt = 'slow folk with guitar'; Prompt2 = 'z' } | New-AimlMusic -ErrorVariable +problems
        $null = $song | New-AimlMusic -ErrorVariable +problems
        $null = Get-AimlMusicHistory -Last 1 | New-AimlMusic -ErrorVariable +problems
        $song | Export-Csv song.csv
        $null = Import-Csv song.csv | New-AimlMusic -ErrorVariable +problems
        $song | Export-Clixml song.xml
        $null = Import-Clixml song.xml | New-AimlMusic -ErrorVariable +problems
        $problems | Should -BeNullOrEmpty
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 8
    }
}

Describe 'What is said before it is paid for' {
    BeforeAll {
        # In a PowerShell of its own: what -WhatIf says is the host's.
        function Invoke-Fresh {
            param([string] $Script)

            $start = "Import-Module '$env:AIMLMUSIC_TEST_MODULE'; Connect-AimlMusic -ApiKey test-key -BaseUri $($server.Uri); Set-Location '$PWD'; "
            (Invoke-TestPowerShell -Command ($start + $Script)) -join "`n"
        }
    }

    BeforeEach {
        Reset-Server $server
        Push-Location -LiteralPath (New-TestFolder)
        Set-Content a.txt 'The sea is calm tonight'
        Set-Content songs.csv 'Title,Prompt,Lyrics', 'Sea,slow folk with guitar,The sea is calm tonight'
        Set-Content song.rtf '{\rtf1\ansi The sea is calm tonight}'
        Set-Content song.md '---', 'title: Sea', '---', 'The sea is calm tonight'
        Set-Content song.json '{ "Lyrics": "The sea is calm tonight" }'
    }

    AfterEach {
        Pop-Location
    }

    It 'says with -WhatIf that there is no style, where the model takes one' {
        Invoke-Fresh "New-AimlMusic 'The sea is calm' -WhatIf" | Should -BeLike '*1 line of lyrics, no style, minimax/music-2.6*'
        Invoke-Fresh "New-AimlMusic 'The sea is calm' -Prompt 'slow folk with guitar' -WhatIf" | Should -Not -BeLike '*no style*'
        Invoke-Fresh "New-AimlMusic 'The sea is calm' -ReferenceAudio https://example.com/a.mp3 -WhatIf" | Should -Not -BeLike '*no style*'
    }

    It 'warns of <Looks>, in the question too' -ForEach @(
        @{ Looks = 'the path of a file'; Lines = '(Get-Item *.txt, *.csv).FullName' }
        @{ Looks = 'a table (CSV)'; Lines = 'Get-Content songs.csv' }
        @{ Looks = 'RTF'; Lines = 'Get-Content song.rtf' }
        @{ Looks = 'a text with YAML front matter'; Lines = 'Get-Content song.md' }
        @{ Looks = 'JSON'; Lines = 'Get-Content song.json' }
    ) {
        $said = Invoke-Fresh "$Lines | New-AimlMusic -WhatIf"
        $said | Should -BeLike "*WARNING: Lyrics looks like $Looks, and would be paid for as it is.*"
        $said | Should -BeLike "*What if: *of lyrics, *; but Lyrics looks like $Looks`".*" -Because 'the question has the same words'
        @(Get-ServerRequest $server).Count | Should -Be 0
    }

    It 'shows it with -Confirm where warnings are off, and buys nothing on a no' {
        $start = New-TestStartInfo @('-Command', "Import-Module '$env:AIMLMUSIC_TEST_MODULE'; Connect-AimlMusic -ApiKey test-key -BaseUri $($server.Uri); New-AimlMusic -LiteralPath '$PWD/song.rtf' -Confirm -WarningAction SilentlyContinue")
        $start.RedirectStandardInput = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $process.StandardInput.WriteLine('N')
        $process.StandardInput.Close()
        $said = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $said | Should -BeLike '*; but Lyrics looks like RTF*'
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
    }

    It 'names the file or the row in the warning' {
        $null = Get-ChildItem song.rtf | New-AimlMusic -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "'*song.rtf': Lyrics looks like RTF*"
    }
}
