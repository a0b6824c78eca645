BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    $server = Start-TestServer -ArgumentList '--api-key', 'good-key'
    $other = Start-TestServer
}

AfterAll {
    Clear-AimlEnvironment
    Disconnect-AimlMusic
    Stop-TestServer $server
    Stop-TestServer $other
}

Describe 'The connection' {
    BeforeEach {
        Clear-AimlEnvironment
        Disconnect-AimlMusic
        Reset-Server $server
        Reset-Server $other
    }

    AfterEach {
        Clear-AimlEnvironment
        Disconnect-AimlMusic
    }

    Context 'is found' {
        It 'in the environment, by <Name>' -ForEach @(
            @{ Name = 'AIML_API_KEY' }
            @{ Name = 'AIMLAPI_API_KEY' }
            @{ Name = 'AIMLAPI_KEY' }
        ) {
            $env:AIML_API_BASE_URL = $server.Uri
            Set-Item -Path "Env:$Name" -Value 'good-key'
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
        }

        It 'in the environment, the names in their order' {
            $env:AIML_API_BASE_URL = $server.Uri
            $env:AIMLAPI_KEY = 'bad-3'
            $env:AIMLAPI_API_KEY = 'good-key'
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
            $env:AIML_API_KEY = 'bad-1'
            { New-AimlMusic 'The sea is calm tonight' } | Should -Throw -ErrorId 'Unauthorized,*'
            $env:AIML_API_KEY = ' '
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
        }

        It 'in the session before the environment, and in -Connection before both' {
            $env:AIML_API_BASE_URL = $server.Uri
            $env:AIML_API_KEY = 'bad-key'
            $connection = Connect-AimlMusic -ApiKey any -BaseUri $other.Uri -PassThru
            $null = New-AimlMusic 'The sea is calm tonight'
            @(Get-ServerRequest $server).Count | Should -Be 0
            @(Get-ServerRequest $other -Route submit).Count | Should -Be 1
            Connect-AimlMusic -ApiKey bad-key -BaseUri $server.Uri
            $null = New-AimlMusic 'The sea is calm tonight' -Connection $connection
            @(Get-ServerRequest $server).Count | Should -Be 0
            @(Get-ServerRequest $other -Route submit).Count | Should -Be 2
        }

        It 'with the key of the environment and another address' {
            $env:AIML_API_KEY = 'good-key'
            Connect-AimlMusic -BaseUri $server.Uri
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
        }

        It 'with a SecureString' {
            Connect-AimlMusic -ApiKey (ConvertTo-SecureString 'good-key' -AsPlainText -Force) -BaseUri $server.Uri
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
        }

        It 'anew after Disconnect-AimlMusic' {
            Connect-AimlMusic -ApiKey any -BaseUri $other.Uri
            Disconnect-AimlMusic
            { New-AimlMusic 'The sea is calm tonight' } | Should -Throw -ErrorId 'ApiKeyMissing,*'
            { Disconnect-AimlMusic } | Should -Not -Throw
        }

        It 'anew when the environment changes' {
            $env:AIML_API_BASE_URL = $server.Uri
            $env:AIML_API_KEY = 'bad-key'
            { New-AimlMusic 'The sea is calm tonight' } | Should -Throw -ErrorId 'Unauthorized,*'
            $env:AIML_API_KEY = 'good-key'
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
        }
    }

    Context 'is refused' {
        It 'without a key, at once and with what to do' {
            $caught = $null
            try {
                1..3 | ForEach-Object { [pscustomobject]@{ Lyrics = 'The sea is calm tonight' } } | New-AimlMusic -ErrorAction SilentlyContinue
            }
            catch {
                $caught = $_
            }

            $caught.FullyQualifiedErrorId | Should -BeExactly 'ApiKeyMissing,AimlMusic.PowerShell.NewAimlMusicCommand'
            $caught.CategoryInfo.Category | Should -Be AuthenticationError
            $caught.ErrorDetails.RecommendedAction | Should -Match 'AIML_API_KEY.*Connect-AimlMusic.*-Sandbox'
        }

        It 'without a key, by each cmdlet' {
            { Get-AimlMusicStatus -Id x } | Should -Throw -ErrorId 'ApiKeyMissing,*GetAimlMusicStatusCommand'
            { Save-AimlMusic -Id x } | Should -Throw -ErrorId 'ApiKeyMissing,*SaveAimlMusicCommand'
            { Connect-AimlMusic } | Should -Throw -ErrorId 'ApiKeyMissing,*ConnectAimlMusicCommand'
        }

        It 'with a refused key, after the first songs of a batch' {
            Connect-AimlMusic -ApiKey bad-key -BaseUri $server.Uri
            $caught = $null
            try {
                1..30 | ForEach-Object { [pscustomobject]@{ Lyrics = 'The sea is calm tonight' } } | New-AimlMusic -ThrottleLimit 2 -ErrorAction SilentlyContinue -ErrorVariable problems
            }
            catch {
                $caught = $_
            }

            $caught.FullyQualifiedErrorId | Should -BeExactly 'Unauthorized,AimlMusic.PowerShell.NewAimlMusicCommand'
            $caught.ErrorDetails.RecommendedAction | Should -Match 'Connect-AimlMusic'
            @(Get-ServerRequest $server).Count | Should -BeLessOrEqual 4
            @(Get-ServerCharge $server).Count | Should -Be 0
        }

        It 'to <Uri>' -ForEach @(
            @{ Uri = 'http://example.com' }
            @{ Uri = 'ftp://example.com' }
            @{ Uri = 'example.com' }
            @{ Uri = 'localhost:8080' }
            @{ Uri = 'https://user:secret@example.com' }
            @{ Uri = 'https://example.com?x=1' }
            @{ Uri = 'http://127.0.0.1.example.com' }
        ) {
            { Connect-AimlMusic -ApiKey any -BaseUri $Uri } | Should -Throw -ErrorId 'RequestInvalid,*ConnectAimlMusicCommand'
            try {
                Connect-AimlMusic -ApiKey any -BaseUri $Uri
            }
            catch {
                "$_" | Should -Not -Match 'secret'
            }

            $env:AIML_API_KEY = 'any'
            $env:AIML_API_BASE_URL = $Uri
            { New-AimlMusic 'The sea is calm tonight' } | Should -Throw -ErrorId 'RequestInvalid,*NewAimlMusicCommand'
        }

        It 'with a key that cannot be one' {
            { Connect-AimlMusic -ApiKey "two`nlines" -BaseUri $server.Uri } | Should -Throw -ErrorId 'RequestInvalid,*'
            { Connect-AimlMusic -ApiKey '   ' -BaseUri $server.Uri } | Should -Throw -ErrorId 'ApiKeyMissing,*'
        }

        It 'and the former one stays' {
            Connect-AimlMusic -ApiKey good-key -BaseUri $server.Uri
            { Connect-AimlMusic -ApiKey any -BaseUri http://example.com } | Should -Throw
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
        }

        It 'with -ProxyCredential and no proxy' {
            $credential = [pscredential]::new('me', (ConvertTo-SecureString 'x' -AsPlainText -Force))
            { Connect-AimlMusic -ApiKey any -ProxyCredential $credential } | Should -Throw -ErrorId 'RequestInvalid,*'
        }

        It 'where -Sandbox and a key are given together' {
            { Connect-AimlMusic -Sandbox -ApiKey any } | Should -Throw
        }
    }

    Context 'is shown' {
        It 'only with -PassThru, and without the key' {
            Connect-AimlMusic -ApiKey good-key -BaseUri $server.Uri | Should -BeNullOrEmpty
            $connection = Connect-AimlMusic -ApiKey good-key -BaseUri $server.Uri -PassThru -TimeoutSec 7 -MaximumRetryCount 3
            $connection | Should -BeOfType AimlMusic.AimlMusicConnection
            $connection.BaseUri | Should -Be "$($server.Uri)/"
            $connection.Timeout.TotalSeconds | Should -Be 7
            $connection.MaximumRetryCount | Should -Be 3
            $connection.IsSandbox | Should -BeFalse
            $connection | Out-String | Should -Match ([regex]::Escape($server.Uri))
        }
    }

    Context 'belongs to its runspace' {
        It 'and to no other' {
            Connect-AimlMusic -ApiKey good-key -BaseUri $server.Uri
            $pipeline = Start-TestPipeline -Script { New-AimlMusic 'The sea is calm tonight' }
            $null = Wait-TestPipeline $pipeline
            $pipeline.Streams.Error.FullyQualifiedErrorId | Should -BeLike 'ApiKeyMissing,*'
            $pipeline = Start-TestPipeline -ArgumentList $other.Uri -Script {
                param($Uri)
                Connect-AimlMusic -ApiKey any -BaseUri $Uri
                New-AimlMusic 'The sea is calm tonight'
            }
            Wait-TestPipeline $pipeline | Should -BeNullOrEmpty
            @(Get-ServerRequest $other -Route submit).Count | Should -Be 1
            $null = New-AimlMusic 'The sea is calm tonight'
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        }

        It 'and can be lent to ForEach-Object -Parallel' {
            $connection = Connect-AimlMusic -ApiKey good-key -BaseUri $server.Uri -PassThru
            $songs = 1..4 | ForEach-Object -Parallel {
                Import-Module $using:env:AIMLMUSIC_TEST_MODULE
                New-AimlMusic "The sea is calm tonight $_" -Connection $using:connection
            } -ThrottleLimit 2
            ($songs.Id | Sort-Object -Unique).Count | Should -Be 4
        }

        It 'and the environment is for all' {
            $env:AIML_API_KEY = 'good-key'
            $env:AIML_API_BASE_URL = $server.Uri
            $songs = 1..4 | ForEach-Object -Parallel {
                Import-Module $env:AIMLMUSIC_TEST_MODULE
                New-AimlMusic "The sea is calm tonight $_"
            } -ThrottleLimit 2
            ($songs.Id | Sort-Object -Unique).Count | Should -Be 4
        }
    }

    It 'tells who asks, with every request' {
        Connect-AimlMusic -ApiKey any -BaseUri $other.Uri
        $null = New-AimlMusic -Model stable-audio -Prompt rain -DurationSec 1 -Wait -PollIntervalSec 0.1 | Save-AimlMusic -Path "$TestDrive/"
        $version = (Import-PowerShellDataFile (Join-Path $env:AIMLMUSIC_TEST_MODULE AimlMusic.psd1)).ModuleVersion
        $requests = Get-ServerRequest $other
        $requests.route | Sort-Object -Unique | Should -Be 'download', 'poll', 'submit'
        $requests.userAgent | Sort-Object -Unique | Should -Match "^AimlMusic/$([regex]::Escape($version)) \(PowerShell/$([regex]::Escape($PSVersionTable.PSVersion)); [^()]+\)$"
    }

    It 'goes through -Proxy' {
        # Nothing listens at the address, so that an answer can only come from the proxy: the server, which is none and says so.
        Connect-AimlMusic -ApiKey any -BaseUri http://127.0.0.1:9 -Proxy $other.Uri -MaximumRetryCount 0
        New-AimlMusic 'The sea is calm tonight' -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].Exception.StatusCode | Should -BeIn BadRequest, NotFound -Because "$problems"
        Connect-AimlMusic -ApiKey any -BaseUri http://127.0.0.1:9 -MaximumRetryCount 0
        New-AimlMusic 'The sea is calm tonight' -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
    }
}
