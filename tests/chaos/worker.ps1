# The script of a user, as one process that can be killed at any time.
# It writes "ready" when the module is loaded, a line for each saved song, and at the end the number of errors of each kind.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('New', 'Resume', 'Doubtful')] [string] $Step,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Target,
    [string] $Songs,
    [int] $ExchangeSec = 2,
    [int] $WaitSec = 12,
    [int] $ThrottleLimit = 32,
    [int] $DoubtSec = 1800
)

$failures = @()
$quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failures' }
$patience = @{ TimeoutSec = $WaitSec; PollIntervalSec = 0.2; ThrottleLimit = $ThrottleLimit }
$here = @{ Path = "$Target/"; ThrottleLimit = 8 }

Import-Module $Module -ErrorAction Stop
Connect-AimlMusic -TimeoutSec $ExchangeSec -MaximumRetryCount 3
[Console]::Out.WriteLine('ready')

switch ($Step) {
    'New' { Import-Csv -LiteralPath $Songs | New-AimlMusic -Once -Wait @patience @quiet | Save-AimlMusic @here @quiet | ForEach-Object { "saved $($_.Name)" } }
    'Resume' { Resume-AimlMusic -DoubtTimeoutSec $DoubtSec @patience @quiet | Save-AimlMusic @here @quiet | ForEach-Object { "saved $($_.Name)" } }
    'Doubtful' { Get-AimlMusicHistory -Status Unknown | ForEach-Object { "doubtful $($_.ClientRequestId)" } }
}

# Each command of the pipeline records the same error; count it once.
$failures | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Select-Object -Unique -Property Exception, FullyQualifiedErrorId |
    Group-Object -Property FullyQualifiedErrorId | ForEach-Object { "error $($_.Count) $($_.Name)" }
$failures | Where-Object { "$($_.FullyQualifiedErrorId)" -like 'UnexpectedError*' } | ForEach-Object { "unexpected $($_.Exception)" -replace '\s+', ' ' }
