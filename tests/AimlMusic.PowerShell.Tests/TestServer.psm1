# A sandbox server of its own for each test file, and a look at what reached it.
Set-StrictMode -Version Latest

function Start-TestServer {
    param([double] $GenerationSeconds = 0.2, [string[]] $ArgumentList = @())

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    # Beside what the service does today: answers that clients have seen, music-01, and WAV, which is made sooner than MP3.
    $quirks = @(if ('--quirks' -notin $ArgumentList) { '--quirks', 'created,retry-after,withdrawn,wav' })
    @($env:AIMLMUSIC_TEST_SERVER, '--port', '0', '--generation-seconds', $GenerationSeconds.ToString([cultureinfo]::InvariantCulture)) + $quirks + $ArgumentList |
        ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch '(http://127\.0\.0\.1:\d+)') {
        throw "The sandbox server did not start: $line"
    }

    [pscustomobject]@{ Uri = $Matches[1]; Process = $process }
}

function Stop-TestServer {
    param([Parameter(Mandatory)] $Server)

    if (-not $Server.Process.HasExited) {
        $Server.Process.Kill()
        $Server.Process.WaitForExit()
    }
}

# What reached the server since the last reset; -Route submit, poll or download.
function Get-ServerRequest {
    param([Parameter(Mandatory)] $Server, [string] $Route)

    $journal = Invoke-RestMethod -Uri "$($Server.Uri)/sandbox/requests"
    @($journal.requests | Where-Object { -not $Route -or $_.route -eq $Route })
}

function Reset-Server {
    param([Parameter(Mandatory)] $Server)

    $null = Invoke-RestMethod -Uri "$($Server.Uri)/sandbox/requests" -Method Delete
    $null = Invoke-RestMethod -Uri "$($Server.Uri)/sandbox/faults" -Method Delete
}

function Add-ServerFault {
    param([Parameter(Mandatory)] $Server, [Parameter(Mandatory)] [hashtable] $Fault)

    $null = Invoke-RestMethod -Uri "$($Server.Uri)/sandbox/faults" -Method Post -ContentType application/json -Body ($Fault | ConvertTo-Json -Depth 5)
}

function Get-ServerAccount {
    param([Parameter(Mandatory)] $Server)

    Invoke-RestMethod -Uri "$($Server.Uri)/sandbox/account"
}

# What the server charged for the submits since the last reset, whatever became of their answers.
function Get-ServerCharge {
    param([Parameter(Mandatory)] $Server)

    $submits = @(Get-ServerRequest $Server -Route submit | ForEach-Object clientRequestId)
    @((Get-ServerAccount $Server).charges | Where-Object clientRequestId -In $submits)
}

# For example @{ generationSeconds = 60 }, for songs to come.
function Set-Server {
    param([Parameter(Mandatory)] $Server, [Parameter(Mandatory)] [hashtable] $Setting)

    $null = Invoke-RestMethod -Uri "$($Server.Uri)/sandbox/settings" -Method Put -ContentType application/json -Body ($Setting | ConvertTo-Json)
}

function New-TestFolder {
    (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
}

# Nothing of the machine's own settings may lead a test astray, or to the real service.
function Clear-AimlEnvironment {
    'AIML_API_KEY', 'AIMLAPI_API_KEY', 'AIMLAPI_KEY', 'AIML_API_BASE_URL', 'http_proxy', 'https_proxy', 'all_proxy', 'HTTPS_PROXY', 'ALL_PROXY' | ForEach-Object { Set-Item -Path "Env:$_" -Value $null }
}

function Wait-Until {
    param([Parameter(Mandatory)] [scriptblock] $Condition, [double] $TimeoutSec = 60, [string] $What = $Condition)

    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalSeconds -gt $TimeoutSec) {
            throw "Not within $TimeoutSec s: $Condition"
        }

        Start-Sleep -Milliseconds 25
    }
}

# The PowerShell that the tests run in: its file, and what comes before its own arguments. The .NET tool's runs in dotnet.
function Get-TestPowerShell {
    $path = (Get-Process -Id $PID).Path
    [pscustomobject]@{
        FilePath     = $path
        ArgumentList = @(if ([System.IO.Path]::GetFileNameWithoutExtension($path) -eq 'dotnet') { Join-Path $PSHOME pwsh.dll })
    }
}

# As pwsh on a command line: script blocks, their arguments and what they give pass through.
function Invoke-TestPowerShell {
    $powerShell = Get-TestPowerShell
    $leading = $powerShell.ArgumentList
    & $powerShell.FilePath @leading -NoProfile -NonInteractive @args
}

# For a process to feed, to wait for or to kill.
function New-TestStartInfo {
    param([Parameter(Mandatory)] [string[]] $ArgumentList)

    $powerShell = Get-TestPowerShell
    $start = [System.Diagnostics.ProcessStartInfo]::new($powerShell.FilePath)
    $powerShell.ArgumentList + '-NoProfile' + $ArgumentList | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $start
}

# Both streams into files, as a scheduler redirects them.
function Start-TestScript {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $Output)

    $powerShell = Get-TestPowerShell
    Start-Process $powerShell.FilePath -ArgumentList ($powerShell.ArgumentList + '-NoProfile' + '-NonInteractive' + '-File' + $Path) -RedirectStandardOutput $Output -RedirectStandardError "$Output.err" -PassThru
}

# No handler, no finally, no flush; and no process is left.
function Stop-TestPowerShell {
    param([Parameter(Mandatory)] [System.Diagnostics.Process] $Process)

    $Process.Kill()
    $Process.WaitForExit()
    Get-Process -Id $Process.Id -ErrorAction Ignore | Should -BeNullOrEmpty -Because 'it was killed'
}

# Runs a script in a runspace of its own, from where it can be stopped as Ctrl+C stops it.
function Start-TestPipeline {
    param([Parameter(Mandatory)] [scriptblock] $Script, [object[]] $ArgumentList = @())

    $state = [initialsessionstate]::CreateDefault()
    $state.ImportPSModule($env:AIMLMUSIC_TEST_MODULE)
    $shell = [powershell]::Create($state)
    $null = $shell.AddScript($Script.ToString())
    $ArgumentList | ForEach-Object { $null = $shell.AddArgument($_) }
    $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $none.Complete()
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    [pscustomobject]@{ Shell = $shell; Output = $output; Streams = $shell.Streams; Running = $shell.BeginInvoke($none, $output) }
}

# Waits for the end of such a script; what ended it comes back in place of being thrown.
function Wait-TestPipeline {
    param([Parameter(Mandatory)] $Pipeline, [double] $TimeoutSec = 30)

    Wait-Until { $Pipeline.Running.IsCompleted } -TimeoutSec $TimeoutSec
    try {
        $null = $Pipeline.Shell.EndInvoke($Pipeline.Running)
    }
    catch {
        $_.Exception.InnerException
    }
}

Export-ModuleMember -Function *
