Describe 'The proxy of the environment' {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestServer.psm1" -Force
        Clear-AimlEnvironment
        $server = Start-TestServer -GenerationSeconds 0
        # No proxy at all: it shows what would have gone to one.
        $proxy = Start-TestServer -GenerationSeconds 0

        # .NET reads the variables once a process.
        function Invoke-WithProxy([hashtable] $Variable, [string] $Script) {
            $names = 'http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'
            $before = @{}
            $names | ForEach-Object { $before[$_] = [Environment]::GetEnvironmentVariable($_) ; [Environment]::SetEnvironmentVariable($_, $Variable[$_]) }
            try {
                Invoke-TestPowerShell -Command "Import-Module '$env:AIMLMUSIC_TEST_MODULE'; `$PSStyle.OutputRendering = 'PlainText'; $Script" 2>&1 | ForEach-Object { "$_" }
            }
            finally {
                $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $before[$_]) }
            }
        }
    }

    AfterAll {
        Stop-TestServer $server
        Stop-TestServer $proxy
    }

    BeforeEach {
        Reset-Server $server
        Reset-Server $proxy
    }

    It 'never sees the key of what listens on this machine' {
        Invoke-WithProxy @{ http_proxy = $proxy.Uri; all_proxy = $proxy.Uri } @"
Connect-AimlMusic -ApiKey secret-key -BaseUri '$($server.Uri)'
(New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1).Status
"@ | Should -Be Completed
        Get-ServerRequest $proxy | Should -BeNullOrEmpty
        Get-ServerRequest $server | Should -Not -BeNullOrEmpty
    }

    It 'is named where it does not let a request through' {
        $said = Invoke-WithProxy @{ https_proxy = $proxy.Uri } @'
Connect-AimlMusic -ApiKey secret-key -BaseUri https://service.invalid -MaximumRetryCount 0
try { Get-AimlMusicBalance -ErrorAction Stop } catch { "$_" }
'@
        "$said" | Should -Match "proxy $([regex]::Escape(([uri]$proxy.Uri).Authority)) .*-ProxyCredential"
    }

    It 'is passed by for a host of no_proxy' {
        $said = Invoke-WithProxy @{ https_proxy = $proxy.Uri; no_proxy = 'example.com,service.invalid' } @'
Connect-AimlMusic -ApiKey secret-key -BaseUri https://service.invalid -MaximumRetryCount 0
try { Get-AimlMusicBalance -ErrorAction Stop } catch { "$_" }
'@
        "$said" | Should -Match 'service.invalid could not be reached, '
        "$said" | Should -Not -Match 'proxy'
    }
}
