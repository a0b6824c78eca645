# Every example of every page is run as it stands, in a folder that has the files it names.
BeforeDiscovery {
    $docs = Resolve-Path (Join-Path $PSScriptRoot ../../docs/en-US)
    $pages = foreach ($file in Get-ChildItem -LiteralPath $docs -Filter *-*.md) {
        $text = Get-Content -LiteralPath $file -Raw
        $examples = [regex]::Matches($text.Substring(0, $text.IndexOf('## PARAMETERS')), '(?ms)^### (?<Name>Example \d+)[^\n]*\n\n```powershell\n(?<Code>.*?)```')
        @{ Page = $file.BaseName; Examples = @($examples | ForEach-Object { @{ Name = $_.Groups['Name'].Value; Code = $_.Groups['Code'].Value } }) }
    }
}

BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    $homeBefore = $env:AIMLMUSIC_HOME
    $modulesBefore = $env:PSModulePath
    # Import-Module AimlMusic, as users write it.
    $env:PSModulePath = (Split-Path $env:AIMLMUSIC_TEST_MODULE) + [System.IO.Path]::PathSeparator + $env:PSModulePath

    # What an example asks a person for.
    function Read-Host { param([switch] $AsSecureString) ConvertTo-SecureString test-key -AsPlainText -Force }
    function Get-Credential { [pscredential]::new('user', (ConvertTo-SecureString secret -AsPlainText -Force)) }
    function Invoke-Item { param([Parameter(ValueFromPipeline)] $Item) process { "played $($Item.Name)" } }

    function New-Wave {
        param([string] $Path)

        $writer = [System.IO.BinaryWriter]::new([System.IO.File]::Create($Path))
        $count = 11 * 8000
        $writer.Write([System.Text.Encoding]::ASCII.GetBytes('RIFF')); $writer.Write([int](36 + $count)); $writer.Write([System.Text.Encoding]::ASCII.GetBytes('WAVEfmt '))
        $writer.Write([int]16); $writer.Write([int16]1); $writer.Write([int16]1); $writer.Write([int]8000); $writer.Write([int]8000); $writer.Write([int16]1); $writer.Write([int16]8)
        $writer.Write([System.Text.Encoding]::ASCII.GetBytes('data')); $writer.Write([int]$count); $writer.Write([byte[]]::new($count))
        $writer.Dispose()
    }
}

AfterAll {
    $env:AIML_API_KEY = $env:AIML_API_BASE_URL = $null
    $env:AIMLMUSIC_HOME = $homeBefore
    $env:PSModulePath = $modulesBefore
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Examples of <Page>' -ForEach $pages {
    BeforeAll {
        Set-Server $server @{ generationSeconds = 0; balance = 1000 }
        $place = New-TestFolder
        $env:AIMLMUSIC_HOME = Join-Path $place home
        $env:AIML_API_KEY = 'test-key'
        $env:AIML_API_BASE_URL = $server.Uri
        Disconnect-AimlMusic
        Push-Location $place
        Set-Content lyrics.txt -Value '[Verse]', 'The kettle sings, the window steams'
        foreach ($folder in 'songs', 'lyrics', 'recordings', 'Album') { $null = New-Item -ItemType Directory $folder }
        foreach ($name in 'One', 'Two') {
            Set-Content songs/$name.txt, lyrics/$name.txt -Value "The tide is full, song $name"
            New-Wave "$place/recordings/$name.wav"
        }

        # What is inside says what a file is, whatever its name.
        foreach ($name in 'song.mp3', 'voice.wav', 'singer.wav', 'band.wav') { New-Wave "$place/$name" }
        Set-Content Album/Morning.json -Value '{"Title":"Morning","Lyrics":["Morning light upon the hill"]}'
    }

    AfterAll {
        Pop-Location
    }

    # The examples of a page may use what those before them made.
    It 'all run without an error' {
        foreach ($example in $Examples) {
            # Only an address that nobody has is left out: nothing may go to it.
            $code = $example.Code -replace '-BaseUri https://music.example.com -Proxy http://proxy:8080', "-BaseUri $($server.Uri) -Proxy http://127.0.0.1:9"
            $Error.Clear()
            $null = . ([scriptblock]::Create($code)) 3>$null 6>$null
            $Error | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" } | Should -BeNullOrEmpty -Because "$Page, $($example.Name)"
        }
    }
}
