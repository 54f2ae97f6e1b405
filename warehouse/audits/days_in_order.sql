-- Nothing ends before it began: a stock would be negative.
select 'petition' as record, petition.petition_no as record_no
from mart.petitions as petition
where petition.processed_on < petition.received_on or petition.classified_on < petition.received_on

union all

select 'matter' as record, matter.matter_no as record_no
from mart.matters as matter
where matter.concluded_on < matter.accepted_on or matter.accepted_on < matter.received_on

union all

select 'review' as record, review.review_no as record_no
from mart.reviews as review
where review.concluded_on < review.accepted_on

union all

select 'document' as record, document.document_no as record_no
from mart.documents as document
where document.replied_on < document.issued_on
