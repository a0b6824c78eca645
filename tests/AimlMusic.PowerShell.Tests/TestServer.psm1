# A sandbox server of its own for each test file, and a look at what reached it.
Set-StrictMode -Version Latest

function Start-TestServer {
    param([double] $GenerationSeconds = 0.2, [string[]] $ArgumentList = @())

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    @($env:AIMLMUSIC_TEST_SERVER, '--port', '0', '--generation-seconds', $GenerationSeconds.ToString([cultureinfo]::InvariantCulture)) + $ArgumentList |
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

Export-ModuleMember -Function *
