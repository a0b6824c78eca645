BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'What New-AimlMusic takes for a song' {
    BeforeEach {
        Reset-Server $server
        Push-Location -LiteralPath (New-TestFolder)
    }

    AfterEach {
        Pop-Location
    }

    Context 'lines' {
        It 'makes one song of all the lines of a file' {
            Set-Content l.txt '[Verse]', 'The sea is calm tonight', 'The tide is full'
            $song = Get-Content l.txt | New-AimlMusic
            @($song).Count | Should -Be 1
            $submits = Get-ServerRequest $server -Route submit
            @($submits).Count | Should -Be 1
            $submits.body.lyrics | Should -BeExactly "[Verse]`nThe sea is calm tonight`nThe tide is full"
            $submits.path | Should -Be '/v2/generate/audio'
        }

        It 'keeps blank lines within, and none around' {
            Set-Content l.txt '', '   ', 'The sea is calm', '', 'The tide is full   ', '', ''
            $null = Get-Content l.txt | New-AimlMusic
            (Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly "The sea is calm`n`nThe tide is full"
        }

        It 'makes one song of a single line' {
            $null = 'The sea is calm tonight' | New-AimlMusic
            (Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly 'The sea is calm tonight'
        }

        It 'makes one song of <How>' -ForEach @(
            @{ How = 'Get-Content -Raw'; Make = { Get-Content l.txt -Raw | New-AimlMusic } }
            @{ How = 'Get-Content -ReadCount 0'; Make = { Get-Content l.txt -ReadCount 0 | New-AimlMusic } }
            @{ How = 'selected lines'; Make = { Get-Content l.txt | Select-Object -First 3 | New-AimlMusic } }
            @{ How = 'an array for -Lyrics'; Make = { New-AimlMusic -Lyrics (Get-Content l.txt) } }
            @{ How = 'an array by position'; Make = { New-AimlMusic (Get-Content l.txt) } }
            @{ How = 'one string with line ends of Windows'; Make = { New-AimlMusic "one fine day`r`ntwo fine days`r`nthree fine days" } }
            @{ How = 'a here-string with a last line end'; Make = { New-AimlMusic -Lyrics "one fine day`ntwo fine days`nthree fine days`n" } }
            @{ How = 'a generic list'; Make = { New-AimlMusic -Lyrics ([System.Collections.Generic.List[string]](Get-Content l.txt)) } }
        ) {
            Set-Content l.txt 'one fine day', 'two fine days', 'three fine days'
            $null = & $Make
            $submits = Get-ServerRequest $server -Route submit
            @($submits).Count | Should -Be 1
            $submits.body.lyrics | Should -BeExactly "one fine day`ntwo fine days`nthree fine days"
        }

        It 'refuses a thousand lines as one mistake and sends nothing' {
            1..1000 | ForEach-Object { "line number $_ of far too many" } | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
            "$($problems[0])" | Should -Match 'more than the 3000'
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'has nothing to do where no line comes' {
            @() | New-AimlMusic | Should -BeNullOrEmpty
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'says that the lyrics are missing where all lines are blank' {
            '', '  ' | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            "$($problems[0])" | Should -Match 'nothing to make a song from'
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'refuses what is no text: <What>' -ForEach @(
            @{ What = 'a number'; Value = 42 }
            @{ What = 'a date'; Value = [datetime]'2024-01-01' }
            @{ What = 'a hashtable'; Value = @{ Lyrics = 'The sea is calm tonight' } }
            @{ What = 'a process'; Value = (Get-Process -Id $PID) }
        ) {
            # A hashtable has no properties of those names to the binder, and a process has no lyrics.
            $Value | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -BeGreaterThan 0
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'titles the song of lines with -Title' {
            ('The sea is calm', 'The tide is full' | New-AimlMusic -Title 'Dover Beach').Title | Should -BeExactly 'Dover Beach'
        }
    }

    Context 'files' {
        It 'makes one song of each file, titled by its name' {
            Set-Content 'Dover Beach.txt' 'The sea is calm tonight'
            Set-Content 'Tyger. Tyger.txt' 'burning bright in the forests'
            $songs = Get-ChildItem *.txt | New-AimlMusic
            $songs.Title | Sort-Object | Should -BeExactly 'Dover Beach', 'Tyger. Tyger'
            $bodies = (Get-ServerRequest $server -Route submit).body
            $bodies.lyrics | Sort-Object | Should -BeExactly 'burning bright in the forests', 'The sea is calm tonight'
            $bodies | ForEach-Object { $_.psobject.Properties.Name | Should -Not -Contain 'title' }
        }

        It 'lets -Title win over the name' {
            Set-Content a.txt 'The sea is calm tonight'
            (Get-Item a.txt | New-AimlMusic -Title 'Dover Beach').Title | Should -BeExactly 'Dover Beach'
        }

        It 'finds files by -Path <Path>' -ForEach @(
            @{ Path = '*.txt'; Count = 2 }
            @{ Path = 'a.txt'; Count = 1 }
            @{ Path = './a.txt', 'b.txt'; Count = 2 }
            @{ Path = '[ab].txt'; Count = 2 }
        ) {
            Set-Content a.txt 'The sea is calm tonight'
            Set-Content b.txt 'burning bright in the forests'
            @(New-AimlMusic -Path $Path).Count | Should -Be $Count
            @(Get-ServerRequest $server -Route submit).Count | Should -Be $Count
        }

        It 'takes a name with brackets <How>' -ForEach @(
            @{ How = 'by -LiteralPath'; Make = { New-AimlMusic -LiteralPath '[1].txt' } }
            @{ How = 'by the alias PSPath'; Make = { New-AimlMusic -PSPath '[1].txt' } }
            @{ How = 'from Get-ChildItem'; Make = { Get-ChildItem | New-AimlMusic } }
            @{ How = 'from Get-ChildItem -LiteralPath'; Make = { Get-ChildItem -LiteralPath '[1].txt' | New-AimlMusic } }
            @{ How = 'escaped in -Path'; Make = { New-AimlMusic -Path '`[1`].txt' } }
            @{ How = 'by its lines'; Make = { Get-Content -LiteralPath '[1].txt' | New-AimlMusic -Title '[1]' } }
        ) {
            Set-Content -LiteralPath '[1].txt' 'The sea is calm tonight'
            $song = & $Make
            $song.Title | Should -BeExactly '[1]'
            (Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly 'The sea is calm tonight'
        }

        It 'makes an error of an <What> file and makes the rest' -ForEach @(
            @{ What = 'absent'; Text = $null; Words = 'cannot be read'; Id = 'FileNotFound' }
            @{ What = 'empty'; Text = ''; Words = 'contains no lyrics'; Id = 'RequestInvalid' }
            @{ What = 'all but empty'; Text = " `r`n`t`n"; Words = 'contains no lyrics'; Id = 'RequestInvalid' }
        ) {
            Set-Content a.txt 'The sea is calm tonight'
            Set-Content c.txt 'burning bright in the forests'
            if ($null -ne $Text) {
                Set-Content b.txt $Text -NoNewline
            }

            $songs = New-AimlMusic -LiteralPath a.txt, b.txt, c.txt -ErrorAction SilentlyContinue -ErrorVariable problems
            $songs.Title | Sort-Object | Should -BeExactly 'a', 'c'
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$($problems[0])" | Should -Match $Words
            "$($problems[0].TargetObject)" | Should -BeLike '*b.txt'
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 2
        }

        It 'says that nothing matches a wildcard' {
            New-AimlMusic -Path *.txt -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
            $problems[0].TargetObject | Should -Be '*.txt'
        }

        It 'passes folders over' {
            $null = New-Item -ItemType Directory verses
            Set-Content a.txt 'The sea is calm tonight'
            $songs = Get-ChildItem | New-AimlMusic -ErrorVariable problems
            @($songs).Count | Should -Be 1
            $problems | Should -BeNullOrEmpty
            @(New-AimlMusic -Path * -ErrorVariable problems).Count | Should -Be 1
            $problems | Should -BeNullOrEmpty
        }

        It 'refuses paths of another provider <How>' -ForEach @(
            @{ How = 'by -LiteralPath'; Make = { New-AimlMusic -LiteralPath Env:PATH -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'by -Path'; Make = { New-AimlMusic -Path Env:PATH* -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'from the pipeline'; Make = { Get-Item Env:PATH | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'as a variable'; Make = { Get-Item Variable:PSCulture | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
            @{ How = 'of no drive at all'; Make = { New-AimlMusic -LiteralPath nosuch:\x.txt -ErrorAction SilentlyContinue -ErrorVariable script:problems } }
        ) {
            & $Make
            @($script:problems).Count | Should -Be 1
            $script:problems[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
            @(Get-ServerRequest $server).Count | Should -Be 0
        }

        It 'reads <Encoding> with its mark' -ForEach @(
            @{ Encoding = 'utf8BOM' }
            @{ Encoding = 'unicode' }
            @{ Encoding = 'bigendianunicode' }
            @{ Encoding = 'utf8NoBOM' }
        ) {
            Set-Content a.txt 'Über den Wolken', '海は静か' -Encoding $Encoding
            $null = New-AimlMusic -LiteralPath a.txt
            (Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly "Über den Wolken`n海は静か"
        }

        It 'goes by the location of PowerShell, not of the process' {
            Set-Content here.txt 'The sea is calm tonight'
            [Environment]::CurrentDirectory | Should -Not -Be $PWD.ProviderPath
            @(New-AimlMusic -Path here.txt).Count | Should -Be 1
            @(New-AimlMusic -LiteralPath ./here.txt).Count | Should -Be 1
        }

        It 'follows a drive over the file system' {
            $null = New-PSDrive -Name Verses -PSProvider FileSystem -Root $PWD.ProviderPath
            Set-Content Verses:/a.txt 'The sea is calm tonight'
            @(New-AimlMusic -LiteralPath Verses:/a.txt).Count | Should -Be 1
            @(Get-ChildItem Verses:/ | New-AimlMusic).Count | Should -Be 1
            Remove-PSDrive Verses
        }
    }

    Context 'rows' {
        It 'makes one song of each row, empty cells not given' {
            Set-Content songs.csv @'
Title,Lyrics,Prompt,Model,Seed,DurationSec
Sea,"The sea is calm tonight
The tide is full",,,,
Rain,,rain on a tin roof at night,stable-audio,,30
River,,a river in the mountains,google/lyria2,7,
Night,,slow piano by night,elevenlabs/eleven_music,,12.5
'@
            $songs = Import-Csv songs.csv | New-AimlMusic -ErrorVariable problems
            $problems | Should -BeNullOrEmpty
            $songs.Title | Sort-Object | Should -BeExactly 'Night', 'Rain', 'River', 'Sea'
            $bodies = @{}
            (Get-ServerRequest $server -Route submit).body | ForEach-Object { $bodies[$_.model] = $_ }
            $bodies.Count | Should -Be 4
            $bodies['minimax/music-2.6'] | ConvertTo-Json -Compress | Should -BeExactly '{"model":"minimax/music-2.6","lyrics":"The sea is calm tonight\nThe tide is full"}'
            $bodies['stable-audio'] | ConvertTo-Json -Compress | Should -BeExactly '{"model":"stable-audio","prompt":"rain on a tin roof at night","seconds_total":30}'
            $bodies['google/lyria2'] | ConvertTo-Json -Compress | Should -BeExactly '{"model":"google/lyria2","prompt":"a river in the mountains","seed":7}'
            $bodies['elevenlabs/eleven_music'] | ConvertTo-Json -Compress | Should -BeExactly '{"model":"elevenlabs/eleven_music","prompt":"slow piano by night","music_length_ms":12500}'
        }

        It 'does not carry a cell over to the next row' {
            $rows = [pscustomobject]@{ Title = 'One'; Lyrics = 'The sea is calm tonight'; Prompt = 'slow piano by night' },
                [pscustomobject]@{ Title = ''; Lyrics = 'The tide is full'; Prompt = '' },
                [pscustomobject]@{ Lyrics = 'The moon lies fair' }
            $songs = $rows | New-AimlMusic -ThrottleLimit 1
            $songs.Title | Should -BeExactly 'One', $null, $null
            $bodies = (Get-ServerRequest $server -Route submit).body
            @($bodies | Where-Object { $_.psobject.Properties['prompt'] }).Count | Should -Be 1
        }

        It 'makes an error of a row with <Name> <Value> and makes the rest' -ForEach @(
            @{ Name = 'Seed'; Value = 'a'; Good = 7; Model = 'google/lyria2' }
            @{ Name = 'Seed'; Value = '99999999999999999999'; Good = 7; Model = 'google/lyria2' }
            @{ Name = 'Steps'; Value = '1.5'; Good = 10; Model = 'stable-audio' }
            @{ Name = 'DurationSec'; Value = '1,5'; Good = '1'; Model = 'stable-audio' }
            @{ Name = 'DurationSec'; Value = 'long'; Good = 1; Model = 'stable-audio' }
            @{ Name = 'StartSec'; Value = @{}; Good = ' '; Model = 'stable-audio' }
        ) {
            # To the binder such a property does not count, and the song would be bought without it.
            $songs = $Value, $Good | ForEach-Object { [pscustomobject]@{ Prompt = 'a river in the mountains'; Model = $Model; $Name = $_ } } |
                New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            @($songs).Count | Should -Be 1
            @($problems).Count | Should -Be 1
            "$($problems[0])" | Should -BeLike "*'$Name'*"
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        }

        It 'makes an error of a row whose <Name> is a list' -ForEach @(
            @{ Name = 'Prompt' }
            @{ Name = 'Title' }
            @{ Name = 'Model' }
        ) {
            [pscustomobject]@{ Lyrics = 'The sea is calm tonight'; $Name = 'one', 'two' } | New-AimlMusic -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 0
        }

        It 'reads the fraction of a number alike in every culture' {
            $culture = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = 'de-DE'
                $null = [pscustomobject]@{ Prompt = 'slow piano by night'; Model = 'elevenlabs/eleven_music'; DurationSec = '12.5' } | New-AimlMusic
                (Get-ServerRequest $server -Route submit).body.music_length_ms | Should -Be 12500
            }
            finally {
                [cultureinfo]::CurrentCulture = $culture
            }
        }

        It 'takes lyrics as an array in an object' {
            $null = [pscustomobject]@{ Lyrics = 'The sea is calm tonight', 'The tide is full' } | New-AimlMusic
            (Get-ServerRequest $server -Route submit).body.lyrics | Should -BeExactly "The sea is calm tonight`nThe tide is full"
        }

        It 'takes a file for a row with a LiteralPath' {
            Set-Content -LiteralPath '[x].txt' 'The sea is calm tonight'
            $song = [pscustomobject]@{ LiteralPath = '[x].txt'; Title = 'X' } | New-AimlMusic
            $song.Title | Should -BeExactly 'X'
        }

        It 'makes the same song again from a song' {
            $first = New-AimlMusic -Lyrics 'The sea is calm tonight' -Prompt 'slow piano by night' -Title 'Sea' -Model minimax/music-2.0
            $second = $first | New-AimlMusic
            $second.Id | Should -Not -Be $first.Id
            $second.Title | Should -BeExactly 'Sea'
            $submits = Get-ServerRequest $server -Route submit
            $submits[1].body | ConvertTo-Json | Should -BeExactly ($submits[0].body | ConvertTo-Json)
            $submits[1].clientRequestId | Should -Not -Be $submits[0].clientRequestId
        }
    }

    Context 'parameters of one command' {
        It 'takes a hashtable of parameters by splatting' {
            $with = @{ Lyrics = 'The sea is calm tonight'; Prompt = 'slow piano by night'; Format = 'wav'; SampleRate = 24000 }
            $null = New-AimlMusic @with
            (Get-ServerRequest $server -Route submit).body.audio_setting | ConvertTo-Json -Compress | Should -BeExactly '{"format":"wav","audio_sample_rate":24000,"sample_rate":24000}'
        }

        It 'heeds PSDefaultParameterValues' {
            $PSDefaultParameterValues = @{ 'New-AimlMusic:Model' = 'minimax/music-2.0'; 'New-AimlMusic:Prompt' = 'slow piano by night' }
            $null = New-AimlMusic -Lyrics 'The sea is calm tonight'
            (Get-ServerRequest $server -Route submit).body.model | Should -Be 'minimax/music-2.0'
        }

        It 'does not take lines and -Lyrics, or a file and -Lyrics, at once' {
            { 'a line' | New-AimlMusic -Lyrics 'The sea is calm tonight' -ErrorAction Stop } | Should -Throw
            { New-AimlMusic -Lyrics 'The sea is calm tonight' -Path a.txt } | Should -Throw
            { New-AimlMusic -LiteralPath a.txt -Path a.txt } | Should -Throw
            @(Get-ServerRequest $server).Count | Should -Be 0
        }
    }
}
