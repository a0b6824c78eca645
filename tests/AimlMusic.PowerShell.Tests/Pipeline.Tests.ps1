BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer
    $lyrics = Join-Path $TestDrive 'l.txt'
    Set-Content -LiteralPath $lyrics -Value '[Verse]', 'The sea is calm tonight', 'The tide is full, the moon lies fair'
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'The line that is the whole product' {
    BeforeEach {
        Reset-Server $server
        Push-Location -LiteralPath (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid())))
        Copy-Item -LiteralPath $lyrics -Destination l.txt
    }

    AfterEach {
        Pop-Location
        Disconnect-AimlMusic
        $env:AIML_API_KEY = $env:AIML_API_BASE_URL = $null
    }

    It 'works verbatim on the sandbox in this process' {
        Connect-AimlMusic -Sandbox
        $file = New-AimlMusic -Lyrics (Get-Content l.txt) -Wait | Save-AimlMusic
        $file | Should -BeOfType System.IO.FileInfo
        $file.Length | Should -BeGreaterThan 100KB
        $file.IsSandbox | Should -BeTrue
        @(Get-ServerRequest $server).Count | Should -Be 0
    }

    It 'works verbatim with nothing but the environment' {
        $env:AIML_API_KEY = 'test-key'
        $env:AIML_API_BASE_URL = $server.Uri
        $file = New-AimlMusic -Lyrics (Get-Content l.txt) -Wait | Save-AimlMusic
        $file.FullName | Should -Exist
        (Get-FileHash -LiteralPath $file.FullName).Hash | Should -Be $file.Sha256
        @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        @(Get-ServerRequest $server -Route download).Count | Should -Be 1
        (Get-ChildItem).Extension | Sort-Object | Should -Be .json, .txt, .wav
    }
}
