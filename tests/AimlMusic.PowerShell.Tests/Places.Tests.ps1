BeforeDiscovery {
    $hasThreadJob = [bool](Get-Command Start-ThreadJob -ErrorAction Ignore)
    $sshd = (Get-Command sshd -ErrorAction Ignore).Source ?? (Get-Item /usr/sbin/sshd -ErrorAction Ignore).FullName
}

BeforeAll {
    Import-Module $env:AIMLMUSIC_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/TestServer.psm1" -Force
    Clear-AimlEnvironment
    $server = Start-TestServer
    Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri
    # What is done in each place: a song made and given back.
    $make = {
        param($Module, $Uri, $Prompt)
        Import-Module $Module
        Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
        New-AimlMusic -Model stable-audio -DurationSec 1 -Prompt $Prompt -Title $Prompt -Wait -PollIntervalSec 0.1
    }
    $module = $env:AIMLMUSIC_TEST_MODULE
}

AfterAll {
    Disconnect-AimlMusic
    Stop-TestServer $server
}

Describe 'Places' {
    BeforeEach {
        Reset-Server $server
        Set-Server $server @{ generationSeconds = 0.2 }
    }

    It 'works in ForEach-Object -Parallel, each runspace with its own connection' {
        $text = $make.ToString()
        $uri = $server.Uri
        $songs = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel { & ([scriptblock]::Create($using:text)) $using:module $using:uri "rain $_" }
        ($songs.Title | Sort-Object) | Should -Be 'rain 1', 'rain 2', 'rain 3', 'rain 4'
    }

    It 'shares a connection with the runspaces that it is given to' {
        $connection = Connect-AimlMusic -ApiKey test-key -BaseUri $server.Uri -PassThru
        $songs = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:module
            New-AimlMusic -Model stable-audio -DurationSec 1 -Prompt "snow $_" -Wait -PollIntervalSec 0.1 -Connection $using:connection
        }
        @($songs).Count | Should -Be 4
        @(Get-ServerCharge $server).Count | Should -Be 4
    }

    It 'works in a runspace pool' {
        $state = [initialsessionstate]::CreateDefault2()
        $state.ImportPSModule($module)
        $pool = [runspacefactory]::CreateRunspacePool(1, 3, $state, $Host)
        $pool.Open()
        try {
            $runs = 1..3 | ForEach-Object {
                $shell = [powershell]::Create()
                $shell.RunspacePool = $pool
                $null = $shell.AddScript($make.ToString()).AddArgument($module).AddArgument($server.Uri).AddArgument("pool $_")
                @{ Shell = $shell; Run = $shell.BeginInvoke() }
            }
            $songs = $runs | ForEach-Object { $_.Shell.EndInvoke($_.Run); $_.Shell.Streams.Error | Should -BeNullOrEmpty; $_.Shell.Dispose() }
            ($songs.Title | Sort-Object) | Should -Be 'pool 1', 'pool 2', 'pool 3'
        }
        finally {
            $pool.Dispose()
        }
    }

    It 'works in Start-Job, and what comes back is saved here' {
        $job = Start-Job -ScriptBlock $make -ArgumentList $module, $server.Uri, 'job'
        $folder = New-TestFolder
        $file = $job | Receive-Job -Wait -AutoRemoveJob | Save-AimlMusic -Path $folder/
        $file.BaseName | Should -BeExactly 'job'
        $file.FullName | Should -Exist
    }

    It 'works in Start-ThreadJob' -Skip:(-not $hasThreadJob) {
        $song = Start-ThreadJob -ScriptBlock $make -ArgumentList $module, $server.Uri, 'thread' | Receive-Job -Wait -AutoRemoveJob
        $song.Title | Should -BeExactly 'thread'
    }

    It 'works with nothing in the environment but AIMLMUSIC_HOME' -Skip:$IsWindows {
        $command = "Import-Module '$module'; Connect-AimlMusic -ApiKey k -BaseUri $($server.Uri); (New-AimlMusic -Model stable-audio -DurationSec 1 -Prompt rain -Wait -PollIntervalSec 0.1).Status"
        $powerShell = Get-TestPowerShell
        $leading = $powerShell.ArgumentList
        & env -i "PATH=$env:PATH" "AIMLMUSIC_HOME=$(New-TestFolder)" $powerShell.FilePath @leading -NoProfile -NonInteractive -Command $command | Should -BeExactly 'Completed'
    }

    Context 'over ssh' -Skip:(-not $sshd -or -not (Get-Command ssh -ErrorAction Ignore)) {
        BeforeAll {
            $sshd = (Get-Command sshd -ErrorAction Ignore).Source ?? '/usr/sbin/sshd'
            $folder = New-TestFolder
            ssh-keygen -q -t ed25519 -N '' -f $folder/host
            ssh-keygen -q -t ed25519 -N '' -f $folder/user
            Copy-Item $folder/user.pub $folder/authorized_keys
            chmod 700 $folder
            chmod 600 $folder/authorized_keys
            $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
            $probe.Start()
            $port = $probe.LocalEndpoint.Port
            $probe.Stop()
            $powerShell = Get-TestPowerShell
            $pwsh = @($powerShell.FilePath) + $powerShell.ArgumentList -join ' '
            Set-Content -LiteralPath $folder/sshd_config -Value @(
                "Port $port", 'ListenAddress 127.0.0.1', "HostKey $folder/host", "AuthorizedKeysFile $folder/authorized_keys", "PidFile $folder/pid"
                'StrictModes no', 'UsePAM no', 'PasswordAuthentication no', 'PermitRootLogin prohibit-password', "Subsystem powershell $pwsh -sshs -NoLogo -NoProfile")
            if (-not (Test-Path /run/sshd)) { $null = New-Item -ItemType Directory /run/sshd -ErrorAction Ignore }
            $daemon = Start-Process $sshd -ArgumentList '-D', '-e', '-f', "$folder/sshd_config" -RedirectStandardError $folder/log -PassThru
            # A connection that is left open would keep the daemon for its grace time.
            Wait-Until { try { $client = [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port); $client.Dispose(); $true } catch { $false } }
            $way = @{
                HostName = '127.0.0.1'; Port = $port; UserName = [Environment]::UserName; KeyFilePath = "$folder/user"
                Options  = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = "$folder/known" }
            }
        }

        AfterAll {
            $daemon.Kill()
            $daemon.WaitForExit()
        }

        It 'makes songs there and saves them here' {
            $target = New-TestFolder
            $homeThere = New-TestFolder
            $files = Invoke-Command @way -ArgumentList $module, $server.Uri, $homeThere -ScriptBlock {
                param($Module, $Uri, $HomeThere)
                $env:AIMLMUSIC_HOME = $HomeThere
                Import-Module $Module
                Connect-AimlMusic -ApiKey test-key -BaseUri $Uri
                1..2 | ForEach-Object { [pscustomobject]@{ Prompt = "far $_"; Title = "far $_" } } |
                    New-AimlMusic -Model stable-audio -DurationSec 1 -Wait -Once -PollIntervalSec 0.1
            } | Save-AimlMusic -Path $target/
            ($files.BaseName | Sort-Object) | Should -Be 'far 1', 'far 2'
            $files.FullName | ForEach-Object { $_ | Should -Exist }
            "$homeThere/ledger.jsonl" | Should -Exist
        }
    }
}
