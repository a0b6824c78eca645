Describe 'Diagnostics' {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestServer.psm1" -Force
        Clear-AimlEnvironment
        Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
        $server = Start-TestServer -GenerationSeconds 0
    }

    AfterAll {
        Stop-TestServer $server
    }

    BeforeEach {
        Reset-Server $server
        Connect-AimlMusic -ApiKey very-secret-key -BaseUri $server.Uri
    }

    It 'show each exchange, each retry and each event of the ledger in a line, and never the key' {
        # -Debug itself has PowerShell ask at every warning.
        $DebugPreference = 'Continue'
        Add-ServerFault $server @{ route = 'submit'; status = 500; inferenceId = $true; taken = $true; count = 1 }
        Add-ServerFault $server @{ route = 'download'; status = 503; count = 1 }
        $lines = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait 5>&1 |
            ForEach-Object { if ($_ -is [System.Management.Automation.DebugRecord]) { "$_" } else { $_ | Save-AimlMusic -Path $TestDrive 5>&1 | Where-Object { $_ -isnot [System.IO.FileInfo] } | ForEach-Object { "$_" } } }

        $lines | Should -HaveCount ($lines | ForEach-Object { $_ -split "`n" }).Count
        $lines -match '^ledger: submitting aimlmusic-' | Should -HaveCount 1
        $lines -match '^POST .*/v2/generate/audio: 500 after [\d.]+ s, x-request-id .*, x-inference-id .*, x-client-request-id aimlmusic-' | Should -HaveCount 1
        $lines -match '^ledger: unknown ' | Should -HaveCount 1
        $lines -match '^GET .*generation_id=.*: 200 after ' | Should -Not -BeNullOrEmpty
        $lines -match '^attempt 2 in [\d.]+ s' | Should -HaveCount 1
        $lines -match '^ledger: saved ' | Should -HaveCount 1
        $lines -match '^GET .*/generations/' -match '\?' | Should -BeNullOrEmpty
        $lines -match 'very-secret-key' | Should -BeNullOrEmpty
    }

    It 'come with -Debug, which asks nothing where all goes well' {
        $lines = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -Debug 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        $lines | Should -Not -BeNullOrEmpty
    }

    It 'are not there without it' {
        New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] } | Should -BeNullOrEmpty
    }
}
