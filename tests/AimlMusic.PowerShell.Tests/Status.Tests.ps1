BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer -GenerationSeconds 0
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    $PSDefaultParameterValues = @{ 'New-AimlMusic:PollIntervalSec' = 0.1; 'Get-AimlMusicStatus:PollIntervalSec' = 0.1 }
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Get-AimlMusicStatus' {
    BeforeEach {
        Reset-Server $server
    }

    Context 'by id' {
        BeforeAll {
            # Every fourth id begins with a dash; those of some models hold a colon and a slash.
            $plain = 1..3 | ForEach-Object { New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 }
            $named = New-AimlMusic -Model elevenlabs/eleven_music -Prompt rain
            $dashed = 1..8 | ForEach-Object { New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 } | Where-Object Id -Like '-*' | Select-Object -First 1
        }

        It 'asks for an id that begins with a dash' {
            $dashed.Id | Should -BeLike '-*'
            (Get-AimlMusicStatus -Id $dashed.Id).Id | Should -BeExactly $dashed.Id
            ($dashed.Id | Get-AimlMusicStatus).Id | Should -BeExactly $dashed.Id
            (Get-AimlMusicStatus $dashed.Id).Status | Should -Be Completed
        }

        It 'asks for an id with a colon and a slash' {
            $named.Id | Should -BeLike '*:elevenlabs/eleven_music'
            (Get-AimlMusicStatus -Id $named.Id).Id | Should -BeExactly $named.Id
            (Get-ServerRequest $server -Route poll).query | Should -Be "generation_id=$([uri]::EscapeDataString($named.Id))"
        }

        It 'asks for several at once' {
            $songs = Get-AimlMusicStatus -Id ($plain.Id + $named.Id)
            $songs.Id | Sort-Object | Should -Be (($plain.Id + $named.Id) | Sort-Object)
            @(($plain.Id + $named.Id) | Get-AimlMusicStatus).Count | Should -Be 4
        }

        It 'asks for lines of a file of ids' {
            $file = Join-Path $TestDrive 'ids.txt'
            Set-Content -LiteralPath $file $plain.Id
            @(Get-Content -LiteralPath $file | Get-AimlMusicStatus).Count | Should -Be $plain.Count
            @(Get-Content -LiteralPath $file | Get-AimlMusicStatus -Wait).Count | Should -Be $plain.Count
        }

        It 'trims an id that was copied with blanks' {
            (Get-AimlMusicStatus -Id " $($named.Id) ").Id | Should -BeExactly $named.Id
        }

        It 'says which id is not known, and goes on' {
            $songs = Get-AimlMusicStatus -Id 'nobody', $named.Id -ErrorAction SilentlyContinue -ErrorVariable problems
            $songs.Id | Should -BeExactly $named.Id
            @($problems).Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeExactly 'NotFound,AimlMusic.PowerShell.GetAimlMusicStatusCommand'
            $problems[0].TargetObject.Id | Should -BeExactly 'nobody'
        }

        It 'takes no files for songs' {
            Get-Item -LiteralPath $TestDrive | Get-AimlMusicStatus -ErrorAction SilentlyContinue -ErrorVariable problems
            @($problems).Count | Should -Be 1
            @(Get-ServerRequest $server).Count | Should -Be 0
        }
    }

    # One song for all of these, since its audio takes a while to synthesize.
    BeforeAll {
        $song = New-AimlMusic -Lyrics 'The sea is calm tonight', 'The tide is full' -Title 'Dover Beach, "the" best; of songs'
    }

    Context 'by object, from <From>' -ForEach @(
        @{ From = 'New-AimlMusic'; IsWhole = $true; Pass = { param($song) $song } }
        @{ From = 'Export-Clixml'; IsWhole = $true; Pass = { param($song) $song | Export-Clixml (Join-Path $TestDrive song.xml); Import-Clixml (Join-Path $TestDrive song.xml) } }
        @{ From = 'ConvertTo-Json'; IsWhole = $false; Pass = { param($song) $song | ConvertTo-Json | ConvertFrom-Json } }
        @{ From = 'ConvertTo-Json, as a hashtable'; IsWhole = $false; Pass = { param($song) [pscustomobject]($song | ConvertTo-Json | ConvertFrom-Json -AsHashtable) } }
        @{ From = 'Export-Csv'; IsWhole = $false; Pass = { param($song) $song | Export-Csv (Join-Path $TestDrive song.csv); Import-Csv (Join-Path $TestDrive song.csv) } }
        @{ From = 'Select-Object'; IsWhole = $false; Pass = { param($song) $song | Select-Object Id, Title, Lyrics, Model } }
        @{ From = 'an object with Id and Title'; IsWhole = $false; Pass = { param($song) [pscustomobject]@{ Id = $song.Id; Title = $song.Title; Lyrics = $song.Lyrics; Model = $song.Model } } }
        @{ From = 'a job'; IsWhole = $true; Pass = {
                param($song)
                $job = Start-Job -ArgumentList $env:AIMLMUSIC_TEST_MODULE, $server.Uri, $song.Id, $song.Title {
                    param($module, $uri, $id, $title)
                    Import-Module $module
                    Connect-AimlMusic -ApiKey test-key -BaseUri $uri
                    [pscustomobject]@{ Id = $id; Title = $title; Lyrics = "The sea is calm tonight`nThe tide is full"; Model = 'minimax/music-2.6' } | Get-AimlMusicStatus
                }
                $job | Receive-Job -Wait -AutoRemoveJob
            }
        }
    ) {
        BeforeEach {
            $back = & $Pass $song
        }

        It 'knows the song again, and asks anew' {
            Reset-Server $server
            foreach ($asked in ($back | Get-AimlMusicStatus), (Get-AimlMusicStatus -InputObject $back), ($back | Get-AimlMusicStatus -Wait)) {
                $asked | Should -BeOfType AimlMusic.MusicGeneration
                $asked.Id | Should -BeExactly $song.Id
                $asked.Title | Should -BeExactly $song.Title
                $asked.Lyrics | Should -BeExactly $song.Lyrics
                $asked.Model | Should -BeExactly $song.Model
                $asked.Status | Should -Be Completed
                $asked.IsSandbox | Should -BeTrue
            }

            @(Get-ServerRequest $server -Route poll).Count | Should -Be 3
            if ($IsWhole) {
                $back | Should -BeOfType AimlMusic.MusicGeneration
                $back.Title | Should -BeExactly $song.Title
            }
        }
    }

    It 'gives a failed song as an object: to look at it is no error' {
        Add-ServerFault $server @{ route = 'submit'; fail = @{ name = 'Sensitive'; message = 'The lyrics are not allowed.' } }
        $song = New-AimlMusic -Lyrics 'The sea is calm tonight'
        $asked = $song | Get-AimlMusicStatus -Wait -ErrorVariable problems
        $problems | Should -BeNullOrEmpty
        $asked.Status | Should -Be Failed
        $asked.ErrorName | Should -Be 'Sensitive'
        $asked.ErrorMessage | Should -Be 'The lyrics are not allowed.'
    }

    It 'asks again where a look fails in passing' {
        Add-ServerFault $server @{ route = 'poll'; status = 502; body = 'html' }
        ($song | Get-AimlMusicStatus -ErrorVariable problems).Status | Should -Be Completed
        $problems | Should -BeNullOrEmpty
        @(Get-ServerRequest $server -Route poll).Count | Should -Be 2
    }

    It 'keeps everything of a song through Clixml' {
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Title Sea -Wait
        $file = Join-Path $TestDrive 'whole.xml'
        $song | Export-Clixml -LiteralPath $file
        $back = Import-Clixml -LiteralPath $file
        $back | Should -BeOfType AimlMusic.MusicGeneration
        # To deserialization a string that is null is an empty one.
        $back | ConvertTo-Json | Should -BeExactly (($song | ConvertTo-Json) -replace '("(Title|Prompt|Lyrics|ContentType|FileName|Error\w+)": )null', '$1""')
    }

    It 'keeps the time of the submit from a table' {
        $song = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Title Sea
        $back = $song | ConvertTo-Csv | ConvertFrom-Csv | Get-AimlMusicStatus
        $back.SubmittedAt | Should -BeOfType datetime
        [math]::Abs(($back.SubmittedAt - $song.SubmittedAt).TotalSeconds) | Should -BeLessThan 1
    }
}
