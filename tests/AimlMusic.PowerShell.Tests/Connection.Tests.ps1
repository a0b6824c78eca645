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
            @{ Uri = 'https://secret@example.com' }
            @{ Uri = 'user:secret@example.com' }
            @{ Uri = '//user:secret@example.com' }
            @{ Uri = 'https://example.com?x=secret' }
            @{ Uri = 'https://example.com#secret' }
            @{ Uri = 'http://127.0.0.1.example.com' }
        ) {
            { Connect-AimlMusic -ApiKey any -BaseUri $Uri } | Should -Throw -ErrorId 'RequestInvalid,*ConnectAimlMusicCommand'
            try { Connect-AimlMusic -ApiKey any -BaseUri $Uri } catch { $connecting = $_ }
            Disconnect-AimlMusic
            $env:AIML_API_KEY = 'any'
            $env:AIML_API_BASE_URL = $Uri
            { New-AimlMusic 'The sea is calm tonight' } | Should -Throw -ErrorId 'RequestInvalid,*NewAimlMusicCommand'
            try { New-AimlMusic 'The sea is calm tonight' } catch { $making = $_ }
            foreach ($problem in $connecting, $making) {
                $problem, $problem.Exception, $problem.TargetObject, $problem.CategoryInfo, $problem.ErrorDetails | Format-List * -Force | Out-String -Width 4096 | Should -Not -Match 'secret'
                if ($Uri -notmatch 'secret') { "$problem" | Should -Match ([regex]::Escape($Uri)) }
            }
        }

        It 'with a key that cannot be one' {
            { Connect-AimlMusic -ApiKey "two`nlines" -BaseUri $server.Uri } | Should -Throw -ErrorId 'RequestInvalid,*'
            { Connect-AimlMusic -ApiKey '   ' -BaseUri $server.Uri } | Should -Throw -ErrorId 'ApiKeyMissing,*'
        }

        It 'and then nothing is sent, neither by the former one nor by the environment, after <Name>' -ForEach @(
            @{ Name = 'an address that cannot be used'; Fail = { Connect-AimlMusic -ApiKey any -BaseUri http://example.com } }
            @{ Name = 'a key that is not there'; Fail = { Connect-AimlMusic -ApiKey $null } }
            @{ Name = 'a parameter that cannot be bound'; Fail = { Connect-AimlMusic -ApiKey any -TimeoutSec 0 } }
            @{ Name = 'a parameter that there is not'; Fail = { Connect-AimlMusic -ApiKey any -Nobody } }
        ) {
            $env:AIML_API_KEY = 'good-key'
            $env:AIML_API_BASE_URL = $server.Uri
            Connect-AimlMusic -ApiKey any -BaseUri $other.Uri
            { & $Fail } | Should -Throw
            { New-AimlMusic 'The sea is calm tonight' } | Should -Throw -ErrorId 'NotConnected,*NewAimlMusicCommand'
            try { Get-AimlMusicBalance } catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
            "$caught" | Should -Match 'Connect-AimlMusic.*failed'
            $caught.ErrorDetails.RecommendedAction | Should -Match 'Connect-AimlMusic.*Disconnect-AimlMusic'
            $pipeline = Start-TestPipeline -Script { New-AimlMusic 'The sea is calm tonight' }
            $null = Wait-TestPipeline $pipeline
            $pipeline.Streams.Error.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
            @(Get-ServerRequest $server).Count + @(Get-ServerRequest $other).Count | Should -Be 0

            # What was named is meant.
            $connection = Connect-AimlMusic -ApiKey any -BaseUri $other.Uri -PassThru
            { & $Fail } | Should -Throw
            New-AimlMusic 'The sea is calm tonight' -Connection $connection | Should -HaveCount 1
            Disconnect-AimlMusic
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
            { & $Fail } | Should -Throw
            Connect-AimlMusic -ApiKey any -BaseUri $other.Uri
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        }

        It 'but to ask for help is no failure' {
            Connect-AimlMusic -ApiKey good-key -BaseUri $server.Uri
            $null = Connect-AimlMusic -?
            $null = Get-Help Connect-AimlMusic
            $null = Get-Command Connect-AimlMusic -Syntax
            $line = 'Connect-AimlMusic -BaseUri x -'
            $null = TabExpansion2 $line $line.Length
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
        }

        It 'with a proxy whose address has a user in it, which is not repeated' {
            try { Connect-AimlMusic -ApiKey any -Proxy http://user:secret@proxy:8080 } catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
            "$caught" | Should -Match '-ProxyCredential'
            $caught, $caught.Exception, $caught.TargetObject, $caught.CategoryInfo | Format-List * -Force | Out-String -Width 4096 | Should -Not -Match 'secret'
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

        It 'and what another one chooses or forgets does not bring a third one to a key that costs' {
            $env:AIML_API_KEY = 'good-key'
            $env:AIML_API_BASE_URL = $server.Uri
            Connect-AimlMusic -Sandbox
            foreach ($choice in { Disconnect-AimlMusic }, { Connect-AimlMusic }, { Connect-AimlMusic -Sandbox; Disconnect-AimlMusic }) {
                $second = Start-TestPipeline -Script $choice
                Wait-TestPipeline $second | Should -BeNullOrEmpty
                $third = Start-TestPipeline -Script { New-AimlMusic 'The sea is calm tonight' }
                $null = Wait-TestPipeline $third
                $third.Streams.Error.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*' -Because $choice
                $second.Shell.Dispose()
            }

            @(Get-ServerRequest $server).Count | Should -Be 0
            Disconnect-AimlMusic
            $fourth = Start-TestPipeline -Script { New-AimlMusic 'The sea is calm tonight' }
            Wait-TestPipeline $fourth | Should -BeNullOrEmpty
            @(Get-ServerRequest $server -Route submit).Count | Should -Be 1
        }

        It 'and a sandbox is gone with its runspace' {
            $env:AIML_API_KEY = 'good-key'
            $env:AIML_API_BASE_URL = $server.Uri
            $other = Start-TestPipeline -Script { Connect-AimlMusic -Sandbox }
            Wait-TestPipeline $other | Should -BeNullOrEmpty
            { New-AimlMusic 'The sea is calm tonight' } | Should -Throw -ErrorId 'NotConnected,*'
            $other.Shell.Runspace.Close()
            New-AimlMusic 'The sea is calm tonight' | Should -HaveCount 1
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

    Context '-Sandbox' {
        It 'skips the songs of an earlier sandbox in Resume-AimlMusic: a new one does not know them' {
            Connect-AimlMusic -Sandbox
            $null = New-AimlMusic 'The sea is calm tonight'
            Connect-AimlMusic -Sandbox
            $song = New-AimlMusic 'The tide is full, the moon lies fair'
            @(Resume-AimlMusic -WhatIf:$false).Id | Should -BeExactly $song.Id
        }
    }

    Context '-Test' {
        It 'asks for the balance, once, and connects' {
            Connect-AimlMusic -ApiKey good-key -BaseUri $other.Uri -Test -Verbose 4>&1 | Should -BeLike 'The service accepts the key. The account''s balance is * USD.'
            (Get-ServerRequest $other).path | Should -Be '/v2/billing'
            (Get-AimlMusicConnection).BaseUri | Should -Be "$($other.Uri)/"
        }

        It 'is an error where the service does not accept the key, and then nothing is connected' {
            Connect-AimlMusic -ApiKey good-key -BaseUri $other.Uri
            Add-ServerFault $other @{ route = 'billing'; status = 401 }
            { Connect-AimlMusic -ApiKey bad-key -BaseUri $other.Uri -Test } | Should -Throw -ErrorId 'Unauthorized,*Connect*'
            { Get-AimlMusicConnection } | Should -Throw -ErrorId 'NotConnected,*'
        }

        It 'works with the sandbox' {
            (Connect-AimlMusic -Sandbox -Test -PassThru).IsSandbox | Should -BeTrue
        }
    }

    Context 'Get-AimlMusicConnection' {
        It 'says where the connection comes from, and never the key' {
            $env:AIMLAPI_API_KEY = 'env-key-123'
            try {
                Disconnect-AimlMusic
                (Get-AimlMusicConnection).Source | Should -BeExactly 'AIMLAPI_API_KEY'
                Connect-AimlMusic -ApiKey given-key-123 -BaseUri $other.Uri -TimeoutSec 7
                $connection = Get-AimlMusicConnection
                $connection.Source | Should -BeExactly 'Connect-AimlMusic'
                $connection.Timeout.TotalSeconds | Should -Be 7
                $connection | Format-Table | Out-String -Width 80 | Should -BeLike "*$($other.Uri)/*00:00:07*False*Connect-AimlMusic*"
                ($connection | Format-List * -Force | Out-String) + ($connection | ConvertTo-Json -Depth 3) | Should -Not -Match 'key-123'
                @(Get-ServerRequest $other).Count | Should -Be 0
            }
            finally {
                $env:AIMLAPI_API_KEY = $null
            }
        }

        It 'is an error where there is neither a connection nor a key' {
            Disconnect-AimlMusic
            { Get-AimlMusicConnection } | Should -Throw -ErrorId 'ApiKeyMissing,*'
        }
    }

    It 'goes through -Proxy' {
        # Nothing listens at the address, so that an answer can only come from the proxy: the server, which is none and says so.
        Connect-AimlMusic -ApiKey any -BaseUri http://127.0.0.1:9 -Proxy $other.Uri -MaximumRetryCount 0
        Get-AimlMusicBalance -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].Exception.StatusCode | Should -BeIn BadRequest, NotFound -Because "$problems"
        Connect-AimlMusic -ApiKey any -BaseUri http://127.0.0.1:9 -MaximumRetryCount 0
        Get-AimlMusicBalance -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
    }
}
