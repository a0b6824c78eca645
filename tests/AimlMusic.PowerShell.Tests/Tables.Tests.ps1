BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer
    $homeBefore = $env:AIMLMUSIC_HOME
    $env:AIMLMUSIC_HOME = New-TestFolder
    Clear-AimlEnvironment
    $env:AIML_API_KEY = 'test-key'
    $env:AIML_API_BASE_URL = $server.Uri

    # Lines as they are on a screen of that width, without colors.
    function Get-Screen {
        param([object[]] $InputObject, [int] $Width = 80)

        ($InputObject | Out-String -Width $Width) -replace '\e\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() }
    }

    $folder = New-TestFolder
    $null = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 2 -Title 'Rain upon the roof of a house' -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path "$folder/" -OutVariable file
    Add-ServerFault $server @{ route = 'submit'; fail = @{ name = 'no'; message = 'no song' } }
    $null = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Title 'Broken' -Wait -PollIntervalSec 0.1 -ErrorAction SilentlyContinue
    $untitled = New-AimlMusic -Model minimax/music-2.6 -Prompt 'slow waltz, piano' -Lyrics '[verse]', 'Morning light upon the hill'
    $long = New-AimlMusic -Model elevenlabs/eleven_music -Prompt 'slow waltz, piano' -DurationSec 10 -Title 'Waltz'
    $history = @(Get-AimlMusicHistory)
    $rain = $history | Where-Object Title -Like 'Rain*'
}

AfterAll {
    Clear-AimlEnvironment
    $env:AIMLMUSIC_HOME = $homeBefore
    Stop-TestServer $server
}

Describe 'A table' {
    It 'of <Name> shows the columns <Columns> in <Width>' -ForEach @(
        @{ Name = 'songs'; Width = 80; Columns = 'Id', 'Status', 'Title', 'Cost' }
        @{ Name = 'songs'; Width = 100; Columns = 'Id', 'Status', 'Title', 'Cost', 'Duration', 'Age' }
        @{ Name = 'songs'; Width = 120; Columns = 'Id', 'Status', 'Title', 'Cost', 'Duration', 'Age', 'Model' }
        @{ Name = 'history'; Width = 80; Columns = 'Id', 'Status', 'Title', 'Duration' }
        @{ Name = 'history'; Width = 100; Columns = 'Id', 'Status', 'Title', 'Duration', 'Submitted' }
        @{ Name = 'history'; Width = 120; Columns = 'Id', 'Status', 'Title', 'Duration', 'Submitted', 'Model' }
        @{ Name = 'files'; Width = 80; Columns = 'Name', 'Id', 'Duration', 'Size' }
        @{ Name = 'files'; Width = 120; Columns = 'Name', 'Id', 'Duration', 'Size', 'Audio' }
    ) {
        $lines = Get-Screen @{ songs = @($untitled, $long); history = $history; files = $file }[$Name] $Width
        $head = $lines | Where-Object { $_ -match '\bId\b' } | Select-Object -First 1
        $head.Trim() -split '\s+' | Should -Be $Columns
        $lines | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual $Width }
    }

    It 'has the whole id of every song' {
        foreach ($lines in (Get-Screen $history), (Get-Screen @($untitled, $long))) {
            $untitled.Id | Should -BeIn ($lines -split '\s+')
            # A UUID, and the model in the next line.
            $uuid, $model = $long.Id -split '(?=:)'
            $uuid | Should -BeIn ($lines -split '\s+')
            $model | Should -BeIn ($lines -split '\s+')
        }

        $rain.Id | Should -BeIn ((Get-Screen $file) -split '\s+')
    }

    It 'breaks titles between words, and shows the first sung line of a song without a title' {
        $lines = Get-Screen $history
        $lines -match 'Saved +Rain upon the roof of +0:02' | Should -Not -BeNullOrEmpty
        $lines -match '^ +a house$' | Should -Not -BeNullOrEmpty
        $lines -match 'Accepted +Morning light upon the' | Should -Not -BeNullOrEmpty
        (Get-Screen $untitled) -match 'Queued +Morning light upon the' | Should -Not -BeNullOrEmpty
    }

    It 'leaves the table of ordinary files to PowerShell' {
        (Get-Screen (Get-ChildItem -LiteralPath $folder)) -match '^(Unix)?Mode\b.*LastWriteTime' | Should -Not -BeNullOrEmpty
    }

    It 'of models has no more than 24 lines at 80 columns' {
        $lines = (Get-AimlMusicModel | ForEach-Object { [AimlMusic.PowerShell.ModelCell]::DescriptionOn($_, 80) }) -split "`n"
        $lines.Count | Should -BeLessOrEqual 20
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 25 }
        $lines | Where-Object { $_ -match '…' } | Should -Not -BeNullOrEmpty
        [AimlMusic.PowerShell.ModelCell]::DescriptionOn((Get-AimlMusicModel minimax/music-2.6), 120) | Should -Not -Match '…'
    }

    It 'breaks a text of <Text> at <Width>' -ForEach @(
        @{ Text = 'one two three'; Width = 7; Lines = 'one two', 'three' }
        @{ Text = 'one two three'; Width = 8; Lines = 'one two', 'three' }
        @{ Text = 'unbreakable'; Width = 4; Lines = 'unbr', 'eaka', 'ble' }
        @{ Text = 'elevenlabs/eleven_music'; Width = 20; Lines = 'elevenlabs/', 'eleven_music' }
        @{ Text = '$0.15 per second, $0.30 per image'; Width = 21; Lines = '$0.15 per second,', '$0.30 per image' }
        @{ Text = 'to $0.000039 per token'; Width = 9; Lines = 'to', '$0.000039', 'per token' }
        @{ Text = ''; Width = 4; Lines = '' }
        @{ Text = '夜の列車'; Width = 4; Lines = '夜の', '列車' }
        @{ Text = '🎵🎵🎵'; Width = 4; Lines = '🎵🎵', '🎵' }
    ) {
        [AimlMusic.PowerShell.TableCell]::Lines([pscustomobject]@{ Text = $Text }, 'Text', $Width) -split "`n" | Should -Be $Lines
    }
}

Describe 'A cell' {
    BeforeAll {
        # What a file or a job gives back.
        function Get-Deserialized {
            param([Parameter(ValueFromPipeline)] [object] $InputObject)

            process { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($InputObject, 2)) }
        }
    }

    It 'of a model is the same after the model was deserialized' {
        $models = Get-AimlMusicModel -Live
        $models.Count | Should -BeGreaterThan 8
        foreach ($model in $models) {
            $again = Get-Deserialized $model
            foreach ($cell in 'Status', 'Price', 'Parameters') {
                [AimlMusic.PowerShell.ModelCell]::$cell($again) | Should -BeExactly ([AimlMusic.PowerShell.ModelCell]::$cell($model)) -Because "$($model.Id), $cell"
            }
        }

        [AimlMusic.PowerShell.ModelCell]::Price(($models | Where-Object Id -EQ minimax/music-2.6)) | Should -Match '^\$\d'
        [AimlMusic.PowerShell.ModelCell]::Status((Get-AimlMusicModel music-01)) | Should -Be 'gone'
        [AimlMusic.PowerShell.ModelCell]::Status((Get-Deserialized (Get-AimlMusicModel music-01))) | Should -Be 'gone'
    }

    It 'of a song or a file has <Text> for <Name> of <Values>' -ForEach @(
        @{ Name = 'Cost'; Values = @{ UsdSpent = 0.15d }; Text = '$0.15' }
        @{ Name = 'Cost'; Values = @{ UsdSpent = 0.15 }; Text = '$0.15' }
        @{ Name = 'Cost'; Values = @{ UsdSpent = 0d }; Text = '$0.00' }
        @{ Name = 'Cost'; Values = @{ UsdSpent = 0.1d; IsSandbox = $true }; Text = 'sandbox' }
        @{ Name = 'Cost'; Values = @{ UsdSpent = $null }; Text = '' }
        @{ Name = 'Cost'; Values = @{ }; Text = '' }
        @{ Name = 'Audio'; Values = @{ SampleRate = 44100; Channels = 2; BitRate = 256000 }; Text = '44.1 kHz stereo 256 kb/s' }
        @{ Name = 'Audio'; Values = @{ SampleRate = 8000L; Channels = 1 }; Text = '8 kHz mono' }
        @{ Name = 'Audio'; Values = @{ Channels = 6; BitRate = 0 }; Text = '6 ch' }
        @{ Name = 'Audio'; Values = @{ SampleRate = $null }; Text = '' }
    ) {
        [AimlMusic.PowerShell.TableCell]::$Name([pscustomobject]$Values) | Should -BeExactly $Text
    }

    It 'of the account is the same in every culture, and empty where there is nothing' {
        $culture = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = 'de-DE'
        try {
            [AimlMusic.PowerShell.AccountCell]::Usd(1234.5) | Should -Be '1234.50'
            [AimlMusic.PowerShell.AccountCell]::Usd($null) | Should -Be ''
            [AimlMusic.PowerShell.AccountCell]::Credits(0.25) | Should -Be '0.25'
            [AimlMusic.PowerShell.AccountCell]::Day([datetime]'2026-11-27') | Should -Be '2026-11-27'
            [AimlMusic.PowerShell.AccountCell]::Day($null) | Should -Be ''
            [AimlMusic.PowerShell.AccountCell]::Time([pscustomobject]@{ ChargedAt = $null; SubmittedAt = [datetime]'2026-11-27 09:05' }) | Should -Be '2026-11-27 09:05'
            [AimlMusic.PowerShell.AccountCell]::Time([pscustomobject]@{ ChargedAt = $null }) | Should -Be ''
            [AimlMusic.PowerShell.TableCell]::Cost([pscustomobject]@{ UsdSpent = 0.15d }) | Should -Be '$0.15'
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }
    }
}

Describe 'The color of a status' {
    BeforeAll {
        function Get-Cell {
            param([string] $Status, [string] $Rendering)

            $style = [pscustomobject]@{ OutputRendering = $Rendering; Formatting = [pscustomobject]@{ Error = '<error>'; Warning = '<warning>' }; Reset = '<reset>' }
            [AimlMusic.PowerShell.TableCell]::StatusInStyle([pscustomobject]@{ Status = $Status }, $style)
        }
    }

    It 'marks what failed and what is in doubt, and nothing else' {
        Get-Cell Failed Ansi | Should -Be '<error>Failed<reset>'
        Get-Cell Unknown Ansi | Should -Be '<warning>Unknown<reset>'
        Get-Cell Completed Ansi | Should -Be 'Completed'
    }

    It 'is absent in plain text, and in versions without $PSStyle' {
        Get-Cell Failed PlainText | Should -Be 'Failed'
        [AimlMusic.PowerShell.TableCell]::StatusInStyle([pscustomobject]@{ Status = 'Failed' }, $null) | Should -Be 'Failed'
    }

    It 'is absent in output that is redirected' {
        $history | Out-File -FilePath "$folder/history.txt"
        Get-Content -LiteralPath "$folder/history.txt" -Raw | Should -Not -Match '\e'
    }
}

Describe 'The properties of a song' {
    It 'are words and numbers in JSON and CSV' {
        $json = $history | ConvertTo-Json -Depth 2 | ConvertFrom-Json
        $json.Status | Should -Contain Failed
        ($json | Where-Object Title -Like 'Rain*').Status | Should -Be Saved
        ($json | Where-Object Title -Like 'Rain*').DurationSec | Should -Be 2
        ($untitled | ConvertTo-Json -Depth 2 | ConvertFrom-Json).Status | Should -Be Queued
        $csv = $history | ConvertTo-Csv | ConvertFrom-Csv
        ($csv | Where-Object Title -Like 'Rain*').Status | Should -Be Saved
        ($csv | Where-Object Title -Like 'Rain*').DurationSec | Should -Be 2
        ($csv | Where-Object Title -Like 'Rain*').Duration | Should -Be '00:00:02'
    }

    It 'have State as an alias of Status' {
        $rain.State | Should -Be Saved
        ($rain | Get-Member State).MemberType | Should -Be AliasProperty
        @(Get-AimlMusicHistory -State Saved).Title | Should -Be $rain.Title
        @(Get-AimlMusicHistory -Status Saved).Title | Should -Be $rain.Title
    }

    It 'are all that Get-Member shows: <Name>' -ForEach @(
        @{ Name = 'a song'; Value = { $untitled } }
        @{ Name = 'a song of the ledger'; Value = { $rain } }
        @{ Name = 'a model'; Value = { (Get-AimlMusicModel)[0] } }
        @{ Name = 'a parameter'; Value = { (Get-AimlMusicModel)[0].Parameters[0] } }
        @{ Name = 'a balance'; Value = { Get-AimlMusicBalance } }
    ) {
        (& $Value | Get-Member -MemberType Methods).Name | Should -Be Equals, GetHashCode, GetType, ToString
    }

    It 'make a sensible text' {
        "$untitled" | Should -BeExactly $untitled.Id
        "$rain" | Should -BeExactly $rain.Id
        "$((Get-AimlMusicModel)[0])" | Should -BeExactly (Get-AimlMusicModel)[0].Id
    }

    It 'of a saved file are in Format-List' {
        $text = $file | Format-List | Out-String -Width 200
        foreach ($value in $rain.Id, 'stable-audio', '00:00:02', $rain.Sha256) {
            $text | Should -Match ([regex]::Escape($value))
        }
    }

    It 'outlive Export-Clixml' {
        $untitled | Export-Clixml -LiteralPath "$folder/song.xml"
        $again = Import-Clixml -LiteralPath "$folder/song.xml"
        $again | Should -BeOfType ([AimlMusic.MusicGeneration])
        $again.Status | Should -Be Queued
    }
}

Describe 'A song that is made again' {
    It 'does not request the length of <Name>' -ForEach @(
        @{ Name = 'a song'; Value = { [AimlMusic.MusicGeneration]@{ Id = 'an-id'; Model = 'stable-audio'; Prompt = 'rain'; DurationSec = 2 } } }
        @{ Name = 'a song of the ledger'; Value = { $rain } }
        @{ Name = 'a song of the ledger, deserialized'; Value = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($rain)) } }
    ) {
        Reset-Server $server
        $null = & $Value | New-AimlMusic
        $body = (Get-ServerRequest $server -Route submit).body
        $body.prompt | Should -Be rain
        $body.PSObject.Properties.Name | Should -Not -Contain seconds_total
    }

    It 'has the length that the command line gives' {
        Reset-Server $server
        $again = $rain | New-AimlMusic -DurationSec 3
        ((Get-AimlMusicHistory -Id $again.Id).Request | ConvertFrom-Json).seconds_total | Should -Be 3
    }
}
