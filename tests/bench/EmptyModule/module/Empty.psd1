@{
    RootModule             = 'Empty.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = 'c2b1a6f4-51d3-4a5e-8a47-0f2c6a0d9a31'
    Author                 = 'The AimlMusic contributors'
    Description            = 'A module that does nothing, in the shape of AimlMusic.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('Empty.Format.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @('Get-Empty')
}
